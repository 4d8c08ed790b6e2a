import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createWardReport, type WardReportKind } from '@/api/generated';
import { type Day, formatRange } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { keyOf, periodsOf, usualPeriod } from '../periods';
import { useTexts } from '../texts';

/** The choice of days of one's own. */
const OWN = 'own';

interface NewValues extends Record<string, unknown> {
  kind: string;
  period: string;
  from: Day | null;
  to: Day | null;
  title: string;
}

interface NewReportDrawerProps {
  today: Day;
  onClose: () => void;
}

/** Begins a report of the ward: its kind and period, then its page opens. */
export function NewReportDrawer({ today, onClose }: NewReportDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const periods = periodsOf(today);
  const usual = (kind: string) => {
    const period = usualPeriod(kind as WardReportKind, today);
    return period ? keyOf(period) : OWN;
  };
  const needed = (day: Day | null, values: NewValues) =>
    values.period === OWN && !day ? texts.required : null;
  const form = useForm<NewValues>({
    initialValues: { kind: 'yearly', period: usual('yearly'), from: null, to: null, title: '' },
    validate: { from: needed, to: needed },
  });
  const failure = useFormFailure(form);
  const chosen = periods.find((period) => keyOf(period) === form.values.period);
  const create = useMutation({
    mutationFn: async ({ kind, from, to, title }: NewValues) => {
      const days = chosen ?? { from: from ?? '', to: to ?? '' };
      const body = {
        kind: kind as WardReportKind,
        from: days.from,
        to: days.to,
        title: title.trim() || null,
      };
      return (await createWardReport({ body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (report) => {
      notifyDone(texts.added);
      void cache.invalidateQueries({ queryKey: ['ward-reports'] });
      // What was typed is stored: there is nothing to ask about.
      return navigate({ to: '/bao-cao-phuong/$id', params: { id: report.id }, ignoreBlocker: true });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => create.mutate(values))}
      submitting={create.isPending}
      submitLabel={texts.add}
    >
      {failure.notice}
      <NativeSelect
        label={texts.kind}
        required
        data={optionsOf('WardReportKind')}
        {...form.getInputProps('kind')}
        onChange={(event) => {
          const kind = event.currentTarget.value;
          form.setValues({ kind, period: usual(kind) });
        }}
      />
      <NativeSelect
        label={texts.period}
        description={chosen && formatRange(chosen.from, chosen.to)}
        required
        data={[
          ...periods.map((period) => ({
            value: keyOf(period),
            label: texts.periodOf[period.part](period.years),
          })),
          { value: OWN, label: texts.ownDays },
        ]}
        {...form.getInputProps('period')}
        error={form.values.period === OWN ? undefined : (form.errors.from ?? form.errors.to)}
      />
      {form.values.period === OWN && (
        <>
          <DateField label={texts.from} required {...form.getInputProps('from')} />
          <DateField label={texts.to} required {...form.getInputProps('to')} />
        </>
      )}
      <TextInput
        label={texts.name}
        description={texts.titleHint}
        maxLength={300}
        {...form.getInputProps('title')}
      />
    </FormDrawer>
  );
}
