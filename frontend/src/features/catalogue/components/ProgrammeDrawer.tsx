import { Checkbox, Group, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeProgramme, createProgramme, getProgramme, type ProgrammeView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { bodyOf, type ProgrammeValues, valuesOf } from '../form-values';
import { useTexts } from '../texts';

interface ProgrammeDrawerProps {
  opened: boolean;
  onClose: () => void;
  /** What is changed; a new one when left out. */
  programme?: ProgrammeView;
}

/** Makes or changes a programme. */
export function ProgrammeDrawer({ opened, onClose, programme }: ProgrammeDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: unknown) => (String(value).trim() ? null : texts.required);
  const form = useForm<ProgrammeValues>({
    initialValues: valuesOf(programme),
    validate: { code: needed, name: needed },
  });
  const failure = useFormFailure(form, { length: 'length_unit' });
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: ProgrammeValues; etag?: string }) =>
      programme
        ? changeProgramme({
            path: { id: programme.id },
            headers: { 'If-Match': etag ?? etagOf(programme) },
            body: bodyOf(values),
          })
        : createProgramme({ body: bodyOf(values) }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['programmes'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<ProgrammeValues>({
    latest: async () => {
      const { data } = await getProgramme({ path: { id: programme?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.code]: values.code,
      [texts.name]: values.name,
      [texts.description]: values.description,
      [texts.source]: values.source,
      [texts.length]: `${values.length_least}–${values.length_most}`,
      [texts.attendance]: String(values.attendance_percent),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['programmes'] });
    },
  });
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={programme ? texts.edit : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <TextInput label={texts.code} required {...form.getInputProps('code')} />
      <Textarea label={texts.name} autosize required {...form.getInputProps('name')} />
      <NativeSelect label={texts.kind} data={optionsOf('ProgrammeKind')} {...form.getInputProps('kind')} />
      <NativeSelect label={texts.audience} data={optionsOf('Audience')} {...form.getInputProps('audience')} />
      <NativeSelect
        label={texts.lengthUnit}
        data={[{ value: '', label: texts.noLength }, ...optionsOf('LengthUnit')]}
        {...form.getInputProps('length_unit')}
      />
      {form.values.length_unit && (
        <Group grow>
          <NumberInput label={texts.least} min={1} max={400} {...form.getInputProps('length_least')} />
          <NumberInput label={texts.most} min={1} max={400} {...form.getInputProps('length_most')} />
        </Group>
      )}
      <NativeSelect
        label={texts.certificate}
        data={optionsOf('CertificateKind')}
        {...form.getInputProps('certificate')}
      />
      <MultiSelect
        label={texts.competences}
        data={optionsOf('Competence')}
        {...form.getInputProps('competences')}
      />
      <Checkbox.Group label={texts.phases} {...form.getInputProps('phases')}>
        <Group mt={4}>
          {optionsOf('Phase').map((phase) => (
            <Checkbox key={phase.value} value={phase.value} label={phase.label} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput label={texts.attendance} min={0} max={100} {...form.getInputProps('attendance_percent')} />
      <Checkbox label={texts.excusedCounts} {...form.getInputProps('excused_counts', { type: 'checkbox' })} />
      <Textarea label={texts.description} autosize minRows={3} {...form.getInputProps('description')} />
      <TextInput label={texts.source} {...form.getInputProps('source')} />
      <Checkbox label={texts.active} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormDrawer>
  );
}
