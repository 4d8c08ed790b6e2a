import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { enterStaffState, type StaffView, type StateBody } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../office-texts';

interface StateDrawerProps {
  person: StaffView;
  onClose: () => void;
}

/** A state that begins on a day: long leave, retirement, leaving, coming back to work. */
export function StateDrawer({ person, onClose }: StateDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const options = optionsOf('StaffState').filter(({ value }) => value !== person.state);
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { state: '', first_day: null as string | null, note: '' },
    validate: { state: needed, first_day: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      enterStaffState({
        path: { id: person.id },
        body: { ...values, note: values.note.trim() || null } as StateBody,
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.stateSaved);
      onClose();
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      return cache.invalidateQueries({ queryKey: ['staff'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.stateOf(person.full_name)}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.state}
    >
      <Text size="sm">{texts.stateHint}</Text>
      {failure.notice}
      <NativeSelect
        label={texts.newState}
        required
        data={[{ value: '', label: '' }, ...options]}
        {...form.getInputProps('state')}
      />
      <DateField label={texts.from} required {...form.getInputProps('first_day')} />
      <Textarea label={texts.paper} autosize maxLength={500} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
