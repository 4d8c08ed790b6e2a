import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type NominationView, replaceNomination } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { useTexts } from '../texts';
import { CheckFindings, useCheck } from './CheckFindings';

interface ReplaceDrawerProps {
  nomination: NominationView;
  opened: boolean;
  onClose: () => void;
}

/** Sends somebody else instead, and shows what that means for the newcomer's unit. */
export function ReplaceDrawer({ nomination, opened, onClose }: ReplaceDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const decides = useCan('nominations.decide');
  const form = useForm({
    initialValues: { staff_id: '', reason: '', hand_over_staff_id: '', override_reason: '' },
    validate: {
      staff_id: (value) => (value ? null : texts.required),
      reason: (value) => (value.trim() ? null : texts.required),
    },
  });
  const { staff_id } = form.values;
  const check = useCheck(nomination.course.id, staff_id ? [staff_id] : []);
  const failure = useFormFailure(form);
  const isShort = check.data?.units.some((unit) => unit.short) ?? false;
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      replaceNomination({
        path: { id: nomination.id },
        body: {
          staff_id: values.staff_id,
          reason: values.reason.trim(),
          hand_over_staff_id: values.hand_over_staff_id || undefined,
          override_reason: values.override_reason.trim() || undefined,
        },
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
      title={`${labelOf('Action', 'replace')}: ${nomination.person.full_name}`}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={labelOf('Action', 'replace')}
    >
      {failure.notice}
      <PersonSelect
        label={texts.instead}
        required
        value={staff_id || null}
        onChange={(value) => form.setFieldValue('staff_id', value ?? '')}
        error={form.errors.staff_id}
      />
      <CheckFindings check={check} />
      <Textarea label={texts.reason} autosize minRows={2} required {...form.getInputProps('reason')} />
      <PersonSelect
        label={texts.handOver}
        description={texts.handOverHint}
        value={form.values.hand_over_staff_id || null}
        onChange={(value) => form.setFieldValue('hand_over_staff_id', value ?? '')}
        error={form.errors.hand_over_staff_id}
      />
      {decides && isShort && (
        <Textarea label={texts.override} autosize minRows={2} {...form.getInputProps('override_reason')} />
      )}
    </FormDrawer>
  );
}
