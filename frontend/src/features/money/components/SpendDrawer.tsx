import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/errors';
import {
  createMoneyLine,
  type LineBody,
  listAllocations,
  listCourses,
  listNominations,
} from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { formatMoney } from '@/shared/lib/numbers';
import { useToday } from '@/shared/lib/server';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { MoneyField } from '@/shared/ui/MoneyField';
import { notifyDone } from '@/shared/ui/notify';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { useTexts } from '../texts';

/** Enters what was paid, with its paper and day: for a course, for a person in it, or for neither. */
export function SpendDrawer({ year, onClose }: { year: string; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const [overruns, setOverruns] = useState(false);
  const needed = (value: unknown) => (value === '' || value === null ? texts.required : null);
  const form = useForm({
    initialValues: {
      allocation_id: '',
      amount: '' as number | string,
      day: today ?? null,
      paper_number: '',
      paper_day: null as string | null,
      course_id: '',
      nomination_id: '',
      unit_id: '',
      note: '',
      overrun_reason: '',
    },
    validate: {
      allocation_id: needed,
      amount: needed,
      day: needed,
      paper_number: needed,
      paper_day: needed,
    },
  });
  const failure = useFormFailure(form);
  const allocations = useQuery({
    queryKey: ['money', 'allocations', year],
    queryFn: async ({ signal }) =>
      (await listAllocations({ query: { year: Number(year), limit: 200 }, signal })).data.items,
  });
  const { course_id } = form.values;
  const people = useQuery({
    queryKey: ['nominations', 'of-course', course_id],
    queryFn: async ({ signal }) =>
      (await listNominations({ query: { course_id, limit: 200, sort: 'name' }, signal })).data.items,
    enabled: course_id !== '',
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const given = Object.entries({ ...values, amount: Number(values.amount) });
      return createMoneyLine({
        body: Object.fromEntries(given.filter(([, value]) => value !== '')) as unknown as LineBody,
      });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.spentSaved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['money'] });
    },
    onError: (error) => {
      setOverruns(overruns || (error instanceof ApiError && error.code === 'allocation_overrun'));
      failure.report(error);
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.spend}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.spend}
    >
      {failure.notice}
      <NativeSelect
        label={texts.allocation}
        required
        data={[
          { value: '', label: '' },
          ...(allocations.data ?? []).map(({ id, source_name, available }) => ({
            value: id,
            label: `${source_name} ${texts.ofYear(Number(year))} · ${texts.left(formatMoney(available))}`,
          })),
        ]}
        {...form.getInputProps('allocation_id')}
      />
      <MoneyField label={texts.amount} required {...form.getInputProps('amount')} />
      {overruns && (
        <Textarea
          label={texts.overrunReason}
          description={texts.reasonKept}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('overrun_reason')}
        />
      )}
      <DateField label={texts.day} required maxDate={today} {...form.getInputProps('day')} />
      <TextInput label={texts.voucher} required maxLength={100} {...form.getInputProps('paper_number')} />
      <DateField label={texts.voucherDay} required maxDate={today} {...form.getInputProps('paper_day')} />
      <AsyncSelect
        label={texts.course}
        description={texts.courseHint}
        queryKey="courses"
        clearable
        search={async (text, signal) => {
          const { data } = await listCourses({ query: { q: text || undefined, limit: 50 }, signal });
          return data.items.map((course) => ({
            value: course.id,
            label: `${course.name} (${formatRange(course.first_day, course.last_day)})`,
          }));
        }}
        value={course_id || null}
        onChange={(value) => form.setValues({ course_id: value ?? '', nomination_id: '' })}
        error={form.errors.course_id}
      />
      {course_id && (
        <NativeSelect
          label={texts.person}
          data={[
            { value: '', label: texts.wholeCourse },
            ...(people.data ?? []).map(({ id, person }) => ({ value: id, label: person.full_name })),
          ]}
          {...form.getInputProps('nomination_id')}
        />
      )}
      {!form.values.nomination_id && (
        <UnitSelect
          label={texts.unit}
          description={texts.unitHint}
          clearable
          value={form.values.unit_id || null}
          onChange={(value) => form.setFieldValue('unit_id', value ?? '')}
          error={form.errors.unit_id}
        />
      )}
      <Textarea label={texts.content} autosize maxLength={500} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
