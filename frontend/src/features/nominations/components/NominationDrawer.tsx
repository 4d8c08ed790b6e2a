import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeNomination, type NominationBodyPatch, type NominationView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { MoneyField } from '@/shared/ui/MoneyField';
import { notifyDone } from '@/shared/ui/notify';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { useTexts } from '../texts';

const committed = ['approved', 'sent_up', 'admitted', 'completed', 'failed', 'absent_all'];

interface NominationDrawerProps {
  nomination: NominationView;
  opened: boolean;
  onClose: () => void;
}

/** Changes what is no step: who takes over, what a specialised programme is taken for, and what the place costs. */
export function NominationDrawer({ nomination, opened, onClose }: NominationDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      hand_over_staff_id: nomination.hand_over?.id ?? '',
      purpose: nomination.purpose ?? '',
      purpose_task: nomination.purpose_task ?? '',
      cost: (nomination.cost ?? '') as number | string,
    },
  });
  // Once the place is given its cost is committed.
  const mayPrice = useCan('money.write') && !committed.includes(nomination.state);
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ cost, ...values }: typeof form.values) =>
      changeNomination({
        path: { id: nomination.id },
        headers: { 'If-Match': etagOf(nomination) },
        body: {
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value || null])),
          ...(mayPrice && { cost: cost === '' ? null : Number(cost) }),
        } as NominationBodyPatch,
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['nominations'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={texts.edit}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {failure.notice}
      <PersonSelect
        label={texts.handOver}
        description={texts.handOverHint}
        value={form.values.hand_over_staff_id || null}
        initialLabel={nomination.hand_over?.full_name}
        onChange={(value) => form.setFieldValue('hand_over_staff_id', value ?? '')}
        error={form.errors.hand_over_staff_id}
      />
      {nomination.programme.kind === 'specialised' && (
        <>
          <NativeSelect
            label={texts.purpose}
            data={[{ value: '', label: '' }, ...optionsOf('Purpose')]}
            {...form.getInputProps('purpose')}
          />
          <TextInput label={texts.purposeTask} {...form.getInputProps('purpose_task')} />
        </>
      )}
      {mayPrice && (
        <MoneyField label={texts.cost} description={texts.costHint} min={0} {...form.getInputProps('cost')} />
      )}
    </FormDrawer>
  );
}
