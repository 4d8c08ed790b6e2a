import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createWardReport, type ReportAmendment, type WardReportView } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface AmendDrawerProps {
  /** The registered report. */
  report: WardReportView;
  onClose: () => void;
}

/** Begins the report that corrects, replaces or revokes a registered one, over the same period. */
export function AmendDrawer({ report, onClose }: AmendDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { amendment: 'corrects', title: '' } });
  const failure = useFormFailure(form);
  const create = useMutation({
    mutationFn: async (values: { amendment: string; title: string }) => {
      const { kind, from, to } = report;
      const body = {
        kind,
        from,
        to,
        title: values.title.trim() || null,
        amends_id: report.id,
        amendment: values.amendment as ReportAmendment,
      };
      return (await createWardReport({ body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (made) => {
      notifyDone(texts.added);
      void cache.invalidateQueries({ queryKey: ['ward-reports'] });
      // The page of the new report is another one: this drawer must not come along.
      onClose();
      return navigate({ to: '/bao-cao-phuong/$id', params: { id: made.id }, ignoreBlocker: true });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.amend}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => create.mutate(values))}
      submitting={create.isPending}
      submitLabel={texts.add}
    >
      {failure.notice}
      <Text size="sm">{texts.amendAbout(report.title)}</Text>
      <NativeSelect
        label={texts.amendment}
        required
        data={optionsOf('ReportAmendment')}
        {...form.getInputProps('amendment')}
      />
      <TextInput
        label={texts.name}
        description={texts.titleHint}
        maxLength={300}
        {...form.getInputProps('title')}
      />
    </FormDrawer>
  );
}
