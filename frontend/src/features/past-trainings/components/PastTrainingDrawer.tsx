import { Checkbox, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getProgramme, listProgrammes, recordPastTraining } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { isScore } from '@/shared/lib/score';
import { useIsClosed } from '@/shared/lib/years';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { ClosedYearReason } from '@/shared/ui/ClosedYearReason';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { bodyOf, emptyValues, type PastValues } from '../form-values';
import { useTexts } from '../texts';

interface PastTrainingDrawerProps {
  /** Whose it is; chosen in the form when left out. */
  person?: { id: string; full_name: string };
  onClose: () => void;
}

/** Records what a person was trained in: the course, the result and the certificate in one go. */
export function PastTrainingDrawer({ person, onClose }: PastTrainingDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : texts.required);
  const ofCertificate = (value: unknown, { has_certificate }: PastValues) =>
    has_certificate ? needed(value) : null;
  const form = useForm<PastValues>({
    initialValues: emptyValues(person?.id),
    validate: {
      staff_id: needed,
      programme_id: needed,
      organiser: needed,
      first_day: needed,
      last_day: (value, { first_day }) =>
        needed(value) ?? (first_day && value && value < first_day ? texts.afterEnd : null),
      score: (value) => (isScore(value) ? null : texts.badScore),
      certificate: { issuer: ofCertificate, issued_on: ofCertificate },
    },
  });
  const { programme_id, has_certificate, purpose } = form.values;
  const programme = useQuery({
    queryKey: ['programmes', programme_id],
    queryFn: async ({ signal }) => (await getProgramme({ path: { id: programme_id }, signal })).data,
    enabled: programme_id !== '',
  });
  const isSpecialised = programme.data?.kind === 'specialised';
  const closed = useIsClosed(form.values.last_day);
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: PastValues) => recordPastTraining({ body: bodyOf(values, isSpecialised) }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.recorded);
      onClose();
      for (const name of ['staff', 'courses', 'nominations', 'results', 'certificates']) {
        void cache.invalidateQueries({ queryKey: [name] });
      }
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={person ? texts.drawerOf(person.full_name) : texts.one}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.record}
    >
      {failure.notice}
      {!person && (
        <PersonSelect
          label={texts.person}
          required
          value={form.values.staff_id || null}
          onChange={(value) => form.setFieldValue('staff_id', value ?? '')}
          error={form.errors.staff_id}
        />
      )}
      <AsyncSelect
        label={texts.programme}
        required
        queryKey="programmes"
        search={async (text, signal) => {
          const { data } = await listProgrammes({ query: { q: text || undefined, limit: 50 }, signal });
          return data.items.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }));
        }}
        value={programme_id || null}
        onChange={(value) => form.setFieldValue('programme_id', value ?? '')}
        error={form.errors.programme_id}
      />
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        maxLength={300}
        {...form.getInputProps('name')}
      />
      <TextInput label={texts.organiser} required maxLength={200} {...form.getInputProps('organiser')} />
      <Group grow align="flex-start">
        <DateField label={texts.first} required {...form.getInputProps('first_day')} />
        <DateField label={texts.last} required {...form.getInputProps('last_day')} />
      </Group>
      <NativeSelect label={texts.mode} data={optionsOf('Mode')} {...form.getInputProps('mode')} />
      <TextInput
        label={texts.score}
        description={texts.scoreHint}
        inputMode="decimal"
        {...form.getInputProps('score')}
      />
      {isSpecialised && (
        <>
          <NativeSelect
            label={texts.purpose}
            data={optionsOf('Purpose')}
            {...form.getInputProps('purpose')}
          />
          {purpose !== 'post' && (
            <TextInput label={texts.purposeTask} maxLength={200} {...form.getInputProps('purpose_task')} />
          )}
        </>
      )}
      <Checkbox
        label={texts.hasCertificate}
        {...form.getInputProps('has_certificate', { type: 'checkbox' })}
      />
      {has_certificate && (
        <Fieldset legend={texts.certificate}>
          <Stack>
            <NativeSelect
              label={texts.kind}
              data={optionsOf('CertificateKind').filter(({ value }) => value !== 'none')}
              {...form.getInputProps('certificate.kind')}
            />
            <TextInput label={texts.number} maxLength={100} {...form.getInputProps('certificate.number')} />
            <TextInput
              label={texts.issuer}
              required
              maxLength={200}
              {...form.getInputProps('certificate.issuer')}
            />
            <DateField label={texts.issuedOn} required {...form.getInputProps('certificate.issued_on')} />
            <Checkbox
              label={texts.papers}
              description={texts.papersHint}
              {...form.getInputProps('compared', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
      )}
      <Textarea label={texts.note} autosize maxLength={1000} {...form.getInputProps('note')} />
      <ClosedYearReason
        closed={closed}
        value={form.values.reason}
        onChange={(reason) => form.setFieldValue('reason', reason)}
      />
    </FormDrawer>
  );
}
