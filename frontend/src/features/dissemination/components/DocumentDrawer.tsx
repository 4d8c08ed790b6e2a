import { Checkbox, Group, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeDocument,
  createDocument,
  type DocumentBody,
  type DocumentBodyPatch,
  type DocumentView,
  getDocument,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  number: string;
  title: string;
  issuer: string;
  issued_on: string | null;
  deadline: string | null;
  unit_ids: string[];
  categories: string[];
  party_members: boolean;
  active: boolean;
}

const EVERYBODY = optionsOf('StaffCategory').map(({ value }) => value);

const valuesOf = (document?: DocumentView): Values => ({
  number: document?.number ?? '',
  title: document?.title ?? '',
  issuer: document?.issuer ?? '',
  issued_on: document?.issued_on ?? null,
  deadline: document?.deadline ?? null,
  unit_ids: document?.unit_ids ?? [],
  categories: document?.categories ?? EVERYBODY,
  party_members: document?.party_members ?? true,
  active: document?.active ?? true,
});

interface DocumentDrawerProps {
  onClose: () => void;
  /** A new one when left out. */
  document?: DocumentView;
}

/** Adds a document with whom it must reach, or corrects it. */
export function DocumentDrawer({ onClose, document }: DocumentDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const units = useUnits();
  const needed = (value: unknown) => (String(value ?? '').trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: valuesOf(document),
    validate: { number: needed, title: needed, issuer: needed, issued_on: needed, unit_ids: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: Values; etag?: string }) => {
      if (!document) return createDocument({ body: values as unknown as DocumentBody });
      return changeDocument({
        path: { id: document.id },
        headers: { 'If-Match': etag ?? etagOf(document) },
        body: values as unknown as DocumentBodyPatch,
      });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      void cache.invalidateQueries({ queryKey: ['duties'] });
      return cache.invalidateQueries({ queryKey: ['documents'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<Values>({
    latest: async () => {
      const { data } = await getDocument({ path: { id: document?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.number]: values.number,
      [texts.subject]: values.title,
      [texts.issuer]: values.issuer,
      [texts.issuedOn]: formatDay(values.issued_on),
      [texts.deadline]: formatDay(values.deadline),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={document ? texts.edit : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <TextInput label={texts.number} required maxLength={100} {...form.getInputProps('number')} />
      <Textarea label={texts.subject} required autosize maxLength={1000} {...form.getInputProps('title')} />
      <TextInput label={texts.issuer} required maxLength={300} {...form.getInputProps('issuer')} />
      <DateField label={texts.issuedOn} required {...form.getInputProps('issued_on')} />
      <DateField label={texts.deadline} {...form.getInputProps('deadline')} />
      <MultiSelect
        label={texts.units}
        description={texts.unitsHint}
        required
        searchable
        data={(units ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
        {...form.getInputProps('unit_ids')}
      />
      <Checkbox.Group label={texts.categories} {...form.getInputProps('categories')}>
        <Group mt="xs">
          {optionsOf('StaffCategory').map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={texts.party}
        checked={form.values.party_members}
        onChange={(event) => form.setFieldValue('party_members', event.currentTarget.checked)}
      />
      {document && (
        <Checkbox
          label={texts.active}
          checked={form.values.active}
          onChange={(event) => form.setFieldValue('active', event.currentTarget.checked)}
        />
      )}
    </FormDrawer>
  );
}
