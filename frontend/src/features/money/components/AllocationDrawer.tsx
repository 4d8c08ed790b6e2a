import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AllocationBody,
  type AllocationBodyPatch,
  type AllocationView,
  changeAllocation,
  createAllocation,
  getAllocation,
  listFundSources,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { formatMoney } from '@/shared/lib/numbers';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { MoneyField } from '@/shared/ui/MoneyField';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { planYears } from '../bars';
import { useTexts } from '../texts';

interface AllocationValues extends Record<string, unknown> {
  source_id: string;
  year: string;
  amount: number | string;
  paper_number: string;
  paper_day: string | null;
  note: string;
  below_used_reason: string;
}

const valuesOf = (year: string, allocation?: AllocationView): AllocationValues => ({
  source_id: allocation?.source_id ?? '',
  year: allocation ? String(allocation.year) : year,
  amount: allocation?.amount ?? '',
  paper_number: allocation?.paper_number ?? '',
  paper_day: allocation?.paper_day ?? null,
  note: allocation?.note ?? '',
  below_used_reason: '',
});

interface AllocationDrawerProps {
  onClose: () => void;
  /** The year that a new one begins with. */
  year: string;
  /** A new one when left out. */
  allocation?: AllocationView;
}

/** Allots a year an amount of a source, or changes it; source and year stay as they were made. */
export function AllocationDrawer({ onClose, year, allocation }: AllocationDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const sources = useQuery({
    queryKey: ['money', 'sources', 'active'],
    queryFn: async ({ signal }) =>
      (await listFundSources({ query: { active: true, limit: 200 }, signal })).data.items,
    enabled: !allocation,
  });
  const needed = (value: unknown) => (value === '' || value === null ? texts.required : null);
  const form = useForm<AllocationValues>({
    initialValues: valuesOf(year, allocation),
    validate: { source_id: needed, amount: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: AllocationValues; etag?: string }) => {
      const facts = {
        amount: Number(values.amount),
        paper_number: values.paper_number.trim() || null,
        paper_day: values.paper_day,
        note: values.note.trim() || null,
      };
      if (!allocation) {
        const body = { ...facts, source_id: values.source_id, year: Number(values.year) };
        return createAllocation({ body: body as AllocationBody });
      }
      const reason = values.below_used_reason.trim();
      return changeAllocation({
        path: { id: allocation.id },
        headers: { 'If-Match': etag ?? etagOf(allocation) },
        body: { ...facts, ...(reason && { below_used_reason: reason }) } as AllocationBodyPatch,
      });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['money'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<AllocationValues>({
    latest: async () => {
      const { data } = await getAllocation({ path: { id: allocation?.id ?? '' } });
      return { values: valuesOf(year, data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.amount]: formatMoney(Number(values.amount)),
      [texts.paperNumber]: values.paper_number,
      [texts.paperDay]: formatDay(values.paper_day),
      [texts.note]: values.note,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: () => {
      onClose();
      void cache.invalidateQueries({ queryKey: ['money'] });
    },
  });
  const belowUsed = allocation && form.values.amount !== '' && Number(form.values.amount) < allocation.used;
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={allocation ? texts.changeAllocation : texts.addAllocation}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      {allocation ? (
        <Text>{`${allocation.source_name}, ${texts.ofYear(allocation.year)}`}</Text>
      ) : (
        <>
          <NativeSelect
            label={texts.source}
            required
            data={[
              { value: '', label: '' },
              ...(sources.data ?? []).map((source) => ({ value: source.id, label: source.name })),
            ]}
            {...form.getInputProps('source_id')}
          />
          <NativeSelect label={texts.year} required data={planYears} {...form.getInputProps('year')} />
        </>
      )}
      <MoneyField
        label={texts.amount}
        required
        description={allocation && texts.usedOf(formatMoney(allocation.used))}
        {...form.getInputProps('amount')}
      />
      {belowUsed && (
        <Textarea
          label={texts.belowUsedReason}
          description={texts.reasonKept}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('below_used_reason')}
        />
      )}
      <TextInput label={texts.paperNumber} maxLength={100} {...form.getInputProps('paper_number')} />
      <DateField label={texts.paperDay} {...form.getInputProps('paper_day')} />
      <Textarea label={texts.note} autosize maxLength={1000} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
