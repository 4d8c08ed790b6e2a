import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type AbsenceBody,
  type AbsenceBodyPatch,
  type AbsenceView,
  changeAbsence,
  createAbsence,
  getAbsence,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';

interface AbsenceValues extends Record<string, unknown> {
  staff_id: string;
  kind: string;
  first_day: string | null;
  last_day: string | null;
  note: string;
}

const valuesOf = (absence?: AbsenceView): AbsenceValues => ({
  staff_id: absence?.staff_id ?? '',
  kind: absence?.kind ?? 'leave',
  first_day: absence?.first_day ?? null,
  last_day: absence?.last_day ?? null,
  note: absence?.note ?? '',
});

interface AbsenceDrawerProps {
  opened: boolean;
  onClose: () => void;
  /** A new one when left out. */
  absence?: AbsenceView;
}

/** Enters that somebody is away, or corrects it; whose absence it is does not change. */
export function AbsenceDrawer({ opened, onClose, absence }: AbsenceDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm<AbsenceValues>({
    initialValues: valuesOf(absence),
    validate: {
      staff_id: needed,
      first_day: needed,
      last_day: (value, { first_day }) =>
        needed(value) ?? (first_day && value && value < first_day ? texts.afterEnd : null),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: AbsenceValues; etag?: string }) => {
      const { staff_id, ...facts } = { ...values, note: values.note.trim() || null };
      if (!absence) return createAbsence({ body: { staff_id, ...facts } as AbsenceBody });
      return changeAbsence({
        path: { id: absence.id },
        headers: { 'If-Match': etag ?? etagOf(absence) },
        body: facts as AbsenceBodyPatch,
      });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      // A unit's staffing is told with the nominations.
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      void cache.invalidateQueries({ queryKey: ['staff'] });
      return cache.invalidateQueries({ queryKey: ['absences'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<AbsenceValues>({
    latest: async () => {
      const { data } = await getAbsence({ path: { id: absence?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.kind]: labelOf('AbsenceKind', values.kind),
      [texts.first]: formatDay(values.first_day),
      [texts.last]: formatDay(values.last_day),
      [texts.note]: values.note,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: () => {
      onClose();
      void cache.invalidateQueries({ queryKey: ['absences'] });
    },
  });
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={absence ? texts.changeOf(absence.staff_name) : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      {absence ? (
        <TextInput label={texts.person} value={absence.staff_name} readOnly />
      ) : (
        <PersonSelect
          label={texts.person}
          required
          value={form.values.staff_id || null}
          onChange={(value) => form.setFieldValue('staff_id', value ?? '')}
          error={form.errors.staff_id}
        />
      )}
      <NativeSelect label={texts.kind} data={optionsOf('AbsenceKind')} {...form.getInputProps('kind')} />
      <DateField label={texts.first} required {...form.getInputProps('first_day')} />
      <DateField label={texts.last} required {...form.getInputProps('last_day')} />
      <Textarea label={texts.note} autosize maxLength={500} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
