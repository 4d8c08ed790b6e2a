import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeSubstitution, getSubstitution, type SubstitutionView } from '@/api/generated';
import { type Day, formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  last_day: Day | null;
}

/** Another last day of a substitution. */
export function LastDayDrawer({ row, onClose }: { row: SubstitutionView; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm<Values>({
    initialValues: { last_day: row.last_day },
    validate: { last_day: (day) => (day ? null : texts.required) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: Values; etag?: string }) =>
      changeSubstitution({
        path: { id: row.id },
        headers: { 'If-Match': etag ?? etagOf(row) },
        body: { last_day: values.last_day ?? '' },
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.changed);
      onClose();
      return cache.invalidateQueries({ queryKey: ['substitutions'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<Values>({
    latest: async () => {
      const { data } = await getSubstitution({ path: { id: row.id } });
      return { values: { last_day: data.last_day }, etag: etagOf(data) };
    },
    describe: (values) => ({ [texts.lastDay]: formatDay(values.last_day) }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['substitutions'] });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.changeLast}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <Text>
        {row.substitute_name}, {formatDay(row.first_day)} – {formatDay(row.last_day)}
      </Text>
      <DateField label={texts.lastDay} required {...form.getInputProps('last_day')} />
    </FormDrawer>
  );
}
