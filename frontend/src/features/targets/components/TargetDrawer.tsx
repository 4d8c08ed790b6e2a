import { Checkbox, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeTarget, createTarget, getTarget, type TargetView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { bodyOf, categoriesFor, kindsFor, populationOf, type TargetValues, valuesOf } from '../form-values';
import { useTexts } from '../texts';

interface TargetDrawerProps {
  /** What is changed; a new one when left out. */
  target?: TargetView;
  onClose: () => void;
}

/** Defines a target from its parts, or changes one; figures follow by themselves. */
export function TargetDrawer({ target, onClose }: TargetDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm<TargetValues>({
    initialValues: valuesOf(target),
    validate: {
      code: (code) => needed(code.trim()),
      name: (name) => needed(name.trim()),
      starts_on: needed,
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: TargetValues; etag?: string }) =>
      target
        ? changeTarget({
            path: { id: target.id },
            headers: { 'If-Match': etag ?? etagOf(target) },
            body: bodyOf(values),
          })
        : createTarget({ body: bodyOf(values) }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['targets'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<TargetValues>({
    latest: async () => {
      const { data } = await getTarget({ path: { id: target?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.code]: values.code,
      [texts.name]: values.name,
      [texts.counted]: labelOf('Counted', values.counted),
      [texts.event]: labelOf('EventKind', values.kind),
      [texts.kinds]: values.programme_kinds.map((kind) => labelOf('ProgrammeKind', kind)).join(', '),
      [texts.thresholdField]: String(values.threshold_percent),
      [texts.deadline]: formatDay(values.deadline),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['targets'] });
    },
  });
  const { counted, programme_kinds } = form.values;
  const events = optionsOf('EventKind').filter(({ value }) => kindsFor(counted).includes(value));
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={target ? texts.editTitle : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <Group grow align="flex-start">
        <TextInput label={texts.code} required maxLength={20} {...form.getInputProps('code')} />
        <TextInput label={texts.clause} maxLength={100} {...form.getInputProps('clause')} />
      </Group>
      <Textarea label={texts.name} required autosize maxLength={500} {...form.getInputProps('name')} />
      <NativeSelect
        label={texts.counted}
        data={optionsOf('Counted')}
        value={counted}
        onChange={(event) => form.setValues(populationOf(event.currentTarget.value))}
      />
      <Checkbox.Group label={texts.categories} {...form.getInputProps('categories')}>
        <Group mt="xs">
          {categoriesFor(counted).map((category) => (
            <Checkbox key={category} value={category} label={labelOf('StaffCategory', category)} />
          ))}
        </Group>
      </Checkbox.Group>
      <NativeSelect
        label={texts.level}
        data={[{ value: '', label: texts.anyLevel }, ...optionsOf('PostLevel')]}
        {...form.getInputProps('level')}
      />
      <Checkbox
        label={texts.inScope}
        checked={form.values.in_plan_scope}
        onChange={(event) => form.setFieldValue('in_plan_scope', event.currentTarget.checked)}
      />
      <NativeSelect label={texts.event} data={events} {...form.getInputProps('kind')} />
      {counted !== 'addressees' && (
        <Checkbox.Group label={texts.kinds} {...form.getInputProps('programme_kinds')}>
          <Stack gap={6} mt="xs">
            {optionsOf('ProgrammeKind').map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {programme_kinds.includes('general_state') && (
        <Checkbox
          label={texts.leadership}
          checked={form.values.leadership_counts}
          onChange={(event) => form.setFieldValue('leadership_counts', event.currentTarget.checked)}
        />
      )}
      <Group grow align="flex-start">
        <DateField label={texts.eventFrom} {...form.getInputProps('from_day')} />
        <DateField label={texts.eventTo} {...form.getInputProps('to_day')} />
      </Group>
      <NumberInput
        label={texts.thresholdField}
        min={1}
        max={100}
        required
        {...form.getInputProps('threshold_percent')}
      />
      <Group grow align="flex-start">
        <DateField label={texts.startsOn} required {...form.getInputProps('starts_on')} />
        <DateField label={texts.deadline} {...form.getInputProps('deadline')} />
      </Group>
      <Checkbox
        label={texts.active}
        checked={form.values.active}
        onChange={(event) => form.setFieldValue('active', event.currentTarget.checked)}
      />
    </FormDrawer>
  );
}
