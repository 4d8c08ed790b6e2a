import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DayKind, getWorkingDay, putWorkingDay, type WorkingDayView } from '@/api/generated';
import { type Day, formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';
import { weekdayOf } from '../year';

interface DayDrawerProps {
  onClose: () => void;
  /** The day that was chosen; asked for when left out. */
  day?: Day;
  /** What the table says of it already. */
  row?: WorkingDayView;
}

interface Values extends Record<string, unknown> {
  day: Day | null;
  kind: DayKind;
  name: string;
}

/** Says what holds on a day. A rest day is proposed to be worked, a working day to be free. */
export function DayDrawer({ onClose, day, row }: DayDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: string | null) => (value?.trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: {
      day: row?.day ?? day ?? null,
      kind: row?.kind ?? (day && weekdayOf(day) > 4 ? 'swapped_working' : 'holiday'),
      name: row?.name ?? '',
    },
    validate: { day: needed, name: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: Values; etag?: string }) => {
      const ifMatch = etag ?? (row && etagOf(row));
      return putWorkingDay({
        path: { day: values.day ?? '' },
        headers: ifMatch ? { 'If-Match': ifMatch } : {},
        body: { kind: values.kind, name: values.name.normalize('NFC').trim() },
      });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['working-days'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<Values>({
    latest: async () => {
      const { data } = await getWorkingDay({ path: { day: form.values.day ?? '' } });
      return { values: { day: data.day, kind: data.kind, name: data.name }, etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.kind]: labelOf('DayKind', values.kind),
      [texts.name]: values.name,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['working-days'] });
    },
  });
  const known = row?.day ?? day;
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={known ? texts.editTitle(formatDay(known)) : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      {!known && <DateField label={texts.day} required {...form.getInputProps('day')} />}
      <Radio.Group label={texts.kind} {...form.getInputProps('kind')}>
        <Stack gap="xs" mt="xs">
          {optionsOf('DayKind').map((kind) => (
            <Radio key={kind.value} value={kind.value} label={kind.label} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput label={texts.name} description={texts.nameHint} required {...form.getInputProps('name')} />
      <Text size="sm" c="dimmed">
        {texts.effect}
      </Text>
    </FormDrawer>
  );
}
