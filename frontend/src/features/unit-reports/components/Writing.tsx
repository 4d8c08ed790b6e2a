import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeUnitReport,
  getUnitReport,
  submitUnitReport,
  type UnitReportBodyPatch,
  type UnitReportView,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { SectionField } from '@/shared/reports/SectionField';
import { type SectionTexts, textsOf } from '@/shared/reports/sections';
import { useReportTexts } from '@/shared/reports/texts';
import { toldOf } from '@/shared/reports/told';
import { useFormFailure } from '@/shared/ui/form-failure';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { headingOf, isRequired, sectionsOf } from '../sections';
import { useTexts } from '../texts';
import { ReportedDifficulties } from './ReportedDifficulties';

interface Sent {
  values: SectionTexts;
  /** Of the version that is saved over; of the one that is shown when left out. */
  etag?: string;
}

/** The report as its head writes it, section by section; it can be put aside and handed in later. */
export function Writing({ report }: { report: UnitReportView }) {
  const texts = useTexts();
  const reports = useReportTexts();
  const cache = useQueryClient();
  const kind = report.request.kind;
  const path = { id: report.id };
  const [seen, setSeen] = useState(etagOf(report));
  const form = useForm<SectionTexts & Record<string, unknown>>({ initialValues: textsOf(report) });
  const failure = useFormFailure(form);
  const typed = () => textsOf(form.getValues() as SectionTexts);
  const store = async ({ values, etag = seen }: Sent) => {
    const body = values as UnitReportBodyPatch;
    const { data } = await changeUnitReport({ path, headers: { 'If-Match': etag }, body });
    setSeen(etagOf(data));
    form.resetDirty({ ...values });
    return data;
  };
  const refuse = (error: unknown, values: SectionTexts) => {
    if (!stale.catches(error, values)) failure.report(error);
  };
  const save = useMutation({
    mutationFn: store,
    onMutate: failure.clear,
    onSuccess: (data) => {
      notifyDone(texts.saved);
      cache.setQueryData(['unit-reports', report.id], data);
    },
    onError: (error, { values }) => refuse(error, values),
  });
  const submit = useMutation({
    mutationFn: async (values: SectionTexts) => {
      const etag = form.isDirty() ? etagOf(await store({ values })) : seen;
      return submitUnitReport({ path, headers: { 'If-Match': etag } });
    },
    onMutate: failure.clear,
    onSuccess: async () => {
      notifyDone(texts.submitted);
      await cache.invalidateQueries({ queryKey: ['duties'] });
      await cache.invalidateQueries({ queryKey: ['unit-reports'] });
    },
    onError: refuse,
  });
  const stale = useStaleSave<SectionTexts>({
    latest: async () => {
      const { data } = await getUnitReport({ path });
      return { values: textsOf(data), etag: etagOf(data) };
    },
    describe: (values) =>
      Object.fromEntries(
        sectionsOf(kind).map((section) => [headingOf(texts, reports, kind, section), values[section]]),
      ),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values, etag) => {
      setSeen(etag);
      form.setValues({ ...values });
      form.resetDirty({ ...values });
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate(typed());
      }}
    >
      <LeaveGuard dirty={form.isDirty()} />
      {stale.dialog}
      <Stack>
        {failure.notice}
        {sectionsOf(kind).map((section) => (
          <div key={section}>
            <SectionField
              label={headingOf(texts, reports, kind, section)}
              required={isRequired(kind, section)}
              told={toldOf(report.told, section)}
              minRows={section === 'results' && kind !== 'yearly' ? 8 : 4}
              {...form.getInputProps(section)}
            />
            {section === 'difficulties' && <ReportedDifficulties report={report} />}
          </div>
        ))}
        <Text size="sm" c="dimmed">
          {report.is_late ? texts.lateAbout : texts.submitAbout}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            disabled={!form.isDirty()}
            loading={save.isPending}
            onClick={() => save.mutate({ values: typed() })}
          >
            {texts.save}
          </Button>
          <Button type="submit" loading={submit.isPending}>
            {texts.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
