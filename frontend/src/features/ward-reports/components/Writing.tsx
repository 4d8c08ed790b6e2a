import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeWardReport,
  getWardReport,
  issueWardReport,
  type WardReportBodyPatch,
  type WardReportView,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { SectionField } from '@/shared/reports/SectionField';
import { type Section, sections } from '@/shared/reports/sections';
import { useReportTexts } from '@/shared/reports/texts';
import { toldOf } from '@/shared/reports/told';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { useFormFailure } from '@/shared/ui/form-failure';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';
import { withWordsOfUnits } from '../words';
import { type Written, writtenOf } from '../written';

interface Sent {
  values: Written;
  /** Of the version that is saved over; of the one that is shown when left out. */
  etag?: string;
}

/** A report of the ward as the coordinator writes it, beneath what is computed; issued once it is ready. */
export function Writing({ report }: { report: WardReportView }) {
  const texts = useTexts();
  const reports = useReportTexts();
  const cache = useQueryClient();
  const path = { id: report.id };
  const [seen, setSeen] = useState(etagOf(report));
  const [asking, ask] = useDisclosure();
  const form = useForm<Written>({
    initialValues: writtenOf(report),
    validate: { title: (title) => (title.trim() ? null : texts.required) },
  });
  const failure = useFormFailure(form);
  const store = async ({ values, etag = seen }: Sent) => {
    const body = values as WardReportBodyPatch;
    const { data } = await changeWardReport({ path, headers: { 'If-Match': etag }, body });
    setSeen(etagOf(data));
    form.resetDirty({ ...values });
    cache.setQueryData(['ward-reports', report.id], data);
    return data;
  };
  const save = useMutation({
    mutationFn: store,
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      return cache.invalidateQueries({ queryKey: ['ward-reports', 'list'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const issue = async () => {
    const values = form.getValues();
    failure.clear();
    try {
      const etag = form.isDirty() ? etagOf(await store({ values })) : seen;
      await issueWardReport({ path, headers: { 'If-Match': etag } });
    } catch (error) {
      if (stale.catches(error, values)) return;
      throw error;
    }
    notifyDone(texts.issued);
    await cache.invalidateQueries({ queryKey: ['ward-reports'] });
  };
  const stale = useStaleSave<Written>({
    latest: async () => {
      const { data } = await getWardReport({ path });
      return { values: writtenOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.name]: values.title,
      [texts.addressees]: values.addressees,
      ...Object.fromEntries(sections.map((section) => [reports[section], values[section]])),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values, etag) => {
      setSeen(etag);
      form.setValues({ ...values });
      form.resetDirty({ ...values });
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(ask.open)}>
      <LeaveGuard dirty={form.isDirty()} />
      {stale.dialog}
      <Stack gap="lg">
        {failure.notice}
        <TextInput label={texts.name} required maxLength={300} {...form.getInputProps('title')} />
        <Textarea
          label={texts.addressees}
          description={texts.addresseesHint}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('addressees')}
        />
        {sections.map((section) => (
          <SectionField
            key={section}
            label={reports[section]}
            told={toldOf(report.told, section)}
            tools={
              <WordsOfUnits
                section={reports[section]}
                written={form.values[section]}
                ofUnits={report.words_of_units[section]}
                onInsert={(words) => form.setFieldValue(section, words as Written[Section])}
              />
            }
            {...form.getInputProps(section)}
          />
        ))}
        <Group justify="flex-end" gap="xs" className="no-print">
          <Button
            variant="default"
            disabled={!form.isDirty()}
            loading={save.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) save.mutate({ values: form.getValues() });
            }}
          >
            {texts.save}
          </Button>
          {report.actions.includes('issue') && <Button type="submit">{texts.issue}</Button>}
        </Group>
      </Stack>
      {asking && (
        <ConfirmModal title={texts.issue} confirmLabel={texts.issue} onClose={ask.close} onConfirm={issue}>
          {texts.issueText}
        </ConfirmModal>
      )}
    </form>
  );
}

interface WordsOfUnitsProps {
  /** What the section is called. */
  section: string;
  written: string;
  ofUnits: string;
  onInsert: (words: string) => void;
}

/** Puts what the units have sent for a section beneath what is written of it; nothing where it is all there. */
function WordsOfUnits({ section, written, ofUnits, onInsert }: WordsOfUnitsProps) {
  const texts = useTexts();
  const whole = withWordsOfUnits(written, ofUnits);
  if (whole === written) return null;
  return (
    <Group mt="xs" className="no-print">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={texts.insertInto(section)}
        onClick={() => onInsert(whole)}
      >
        {texts.insert}
      </Button>
    </Group>
  );
}
