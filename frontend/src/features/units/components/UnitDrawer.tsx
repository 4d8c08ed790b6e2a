import { Checkbox, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeUnit, createUnit, getUnit, type UnitView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { bodyOf, type UnitValues, valuesOf } from '../form-values';
import { useTexts } from '../texts';
import { weekdays, weekText } from '../tree';

interface UnitDrawerProps {
  onClose: () => void;
  /** What is changed; a new one when left out. */
  unit?: UnitView;
}

/** Makes a unit or changes it: its place in the tree, its limits, its week. */
export function UnitDrawer({ onClose, unit }: UnitDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const units = useUnits();
  const nameOf = (id: string | null | undefined) => units?.find((one) => one.id === id)?.name;
  const topId = units?.find((one) => !one.parent_id)?.id;
  const form = useForm<UnitValues>({
    initialValues: valuesOf(unit, topId),
    validate: {
      name: (name) => (name.trim() ? null : texts.required),
      working_weekdays: (days) => (days.length > 0 ? null : texts.weekMissing),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: UnitValues; etag?: string }) =>
      unit
        ? changeUnit({
            path: { id: unit.id },
            headers: { 'If-Match': etag ?? etagOf(unit) },
            body: bodyOf(values),
          })
        : createUnit({ body: bodyOf(values) }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['units'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<UnitValues>({
    latest: async () => {
      const { data } = await getUnit({ path: { id: unit?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.name]: values.name,
      [texts.shortName]: values.short_name,
      [texts.parent]: nameOf(values.parent_id) ?? '',
      [texts.kind]: labelOf('UnitKind', values.kind),
      [texts.agencyCode]: values.agency_code,
      [texts.minimum]: String(values.minimum_on_duty),
      [texts.maximum]: String(values.maximum_away_percent),
      [texts.week]: weekText(values.working_weekdays, texts.weekdays),
      [texts.state]: values.active ? texts.activeYes : texts.activeNo,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['units'] });
    },
  });
  // The top of the tree hangs nowhere.
  const isTop = unit !== undefined && !unit.parent_id;
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={unit ? texts.editTitle : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <TextInput label={texts.name} required {...form.getInputProps('name')} />
      <TextInput
        label={texts.shortName}
        description={texts.shortNameHint}
        {...form.getInputProps('short_name')}
      />
      <NativeSelect label={texts.kind} data={optionsOf('UnitKind')} {...form.getInputProps('kind')} />
      {!isTop && (
        <UnitSelect
          label={texts.parent}
          description={unit && texts.parentHint}
          required
          initialLabel={nameOf(form.values.parent_id)}
          {...form.getInputProps('parent_id')}
        />
      )}
      <Group grow align="flex-start">
        <NumberInput
          label={texts.minimum}
          description={texts.minimumHint}
          min={0}
          max={1000}
          {...form.getInputProps('minimum_on_duty')}
        />
        <NumberInput
          label={texts.maximum}
          description={texts.maximumHint}
          min={0}
          max={100}
          suffix="%"
          {...form.getInputProps('maximum_away_percent')}
        />
      </Group>
      <Checkbox.Group label={texts.week} {...form.getInputProps('working_weekdays')}>
        <Group mt="xs">
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={texts.weekdays[day]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow align="flex-start">
        <TextInput label={texts.agencyCode} {...form.getInputProps('agency_code')} />
        <NumberInput
          label={texts.position}
          description={texts.positionHint}
          min={0}
          max={10000}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('position')}
        />
      </Group>
      {unit && (
        <Checkbox
          label={texts.active}
          description={texts.activeHint}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </FormDrawer>
  );
}
