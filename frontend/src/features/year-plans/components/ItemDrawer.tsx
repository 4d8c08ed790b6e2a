import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  addYearPlanItem,
  changeYearPlanItem,
  listProgrammes,
  type YearPlanItemBody,
  type YearPlanItemView,
  type YearPlanView,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface ItemValues extends Record<string, unknown> {
  programme_id: string;
  content: string;
  quarter: string;
  people: number | string;
  seats: number | string;
  estimated_cost: number | string;
  note: string;
  reason: string;
}

interface ItemDrawerProps {
  plan: YearPlanView;
  /** A new one when left out. */
  item?: YearPlanItemView;
  onClose: () => void;
}

/** Enters an item of a plan, or changes it; an approved plan is amended with a reason. */
export function ItemDrawer({ plan, item, onClose }: ItemDrawerProps) {
  const texts = useTexts();
  const amends = plan.state === 'approved';
  const filled = (value: unknown) => (value === '' ? texts.required : null);
  const form = useForm<ItemValues>({
    initialValues: {
      programme_id: item?.programme?.id ?? '',
      content: item?.content ?? '',
      quarter: String(item?.quarter ?? 1),
      people: item?.people ?? '',
      seats: item?.seats ?? '',
      estimated_cost: item?.estimated_cost ?? '',
      note: item?.note ?? '',
      reason: '',
    },
    validate: {
      people: filled,
      estimated_cost: filled,
      reason: (reason) => (amends && !reason.trim() ? texts.required : null),
    },
  });
  const save = async (values: ItemValues) => {
    const body = {
      programme_id: values.programme_id || null,
      content: values.content.trim() || null,
      quarter: Number(values.quarter),
      people: Number(values.people),
      seats: values.seats === '' ? null : Number(values.seats),
      estimated_cost: Number(values.estimated_cost),
      note: values.note.trim() || null,
      ...(amends && { reason: values.reason.trim() }),
    };
    if (item) {
      const headers = { 'If-Match': etagOf(item) };
      return changeYearPlanItem({ path: { id: item.id }, headers, body });
    }
    return addYearPlanItem({ path: { id: plan.id }, body: body as YearPlanItemBody });
  };
  return (
    <SaveDrawer
      form={form}
      title={item ? texts.changeItem : texts.addItem}
      save={save}
      done={texts.itemSaved}
      refresh={['year-plans']}
      onClose={onClose}
    >
      <AsyncSelect
        label={texts.programme}
        queryKey="programmes"
        search={async (text, signal) => {
          const query = { q: text || undefined, limit: 50, active: true };
          const { data } = await listProgrammes({ query, signal });
          return data.items.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }));
        }}
        initialLabel={item?.programme ? `${item.programme.code} · ${item.programme.name}` : undefined}
        value={form.values.programme_id || null}
        onChange={(value) => form.setFieldValue('programme_id', value ?? '')}
        error={form.errors.programme_id}
      />
      <TextInput label={texts.content} description={texts.contentHint} {...form.getInputProps('content')} />
      <NativeSelect
        label={texts.quarterLabel}
        data={[1, 2, 3, 4].map((quarter) => ({ value: String(quarter), label: texts.quarter(quarter) }))}
        {...form.getInputProps('quarter')}
      />
      <NumberInput
        label={texts.people}
        required
        min={0}
        allowDecimal={false}
        {...form.getInputProps('people')}
      />
      <NumberInput label={texts.seats} min={0} allowDecimal={false} {...form.getInputProps('seats')} />
      <NumberInput
        label={`${texts.cost} (đồng)`}
        required
        min={0}
        thousandSeparator="."
        decimalSeparator=","
        allowDecimal={false}
        {...form.getInputProps('estimated_cost')}
      />
      <Textarea label={texts.note} autosize {...form.getInputProps('note')} />
      {amends && (
        <Textarea
          label={texts.reason}
          description={texts.reasonHint}
          required
          autosize
          {...form.getInputProps('reason')}
        />
      )}
    </SaveDrawer>
  );
}
