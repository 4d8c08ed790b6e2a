import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  changeReportRequest,
  createReportRequest,
  type ReportRequestChangePatch,
  type ReportRequestView,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { useUnits } from '@/shared/lib/units';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  title: string;
  about: string;
  deadline: string | null;
  unit_ids: string[];
}

interface RequestDrawerProps {
  onClose: () => void;
  /** A new one when left out. */
  request?: ReportRequestView;
}

/** Asks chosen units for a report, or changes what was asked and until when. */
export function RequestDrawer({ onClose, request }: RequestDrawerProps) {
  const texts = useTexts();
  const units = useUnits();
  const needed = (value: unknown) => (String(value ?? '').trim() ? null : texts.required);
  const isYearly = request?.kind === 'yearly';
  const form = useForm<Values>({
    initialValues: {
      title: request?.title ?? '',
      about: request?.about ?? '',
      deadline: request?.deadline ?? null,
      unit_ids: [],
    },
    validate: {
      title: needed,
      about: (about) => (isYearly ? null : needed(about)),
      deadline: needed,
      unit_ids: (ids) => (request ? null : needed(ids)),
    },
  });
  const save = ({ title, about, deadline, unit_ids }: Values) => {
    const body = { title, about, deadline: deadline ?? '' };
    if (!request) return createReportRequest({ body: { ...body, unit_ids } });
    return changeReportRequest({
      path: { id: request.id },
      headers: { 'If-Match': etagOf(request) },
      body: body as ReportRequestChangePatch,
    });
  };
  const reporting = (units ?? []).filter((unit) => ['department', 'service_unit'].includes(unit.kind));
  return (
    <SaveDrawer
      form={form}
      title={request ? texts.editRequest : texts.ask}
      save={save}
      done={request ? texts.requestSaved : texts.asked}
      refresh={['unit-reports', 'report-requests', 'duties']}
      onClose={onClose}
    >
      <TextInput label={texts.requestTitle} required maxLength={300} {...form.getInputProps('title')} />
      <Textarea
        label={texts.about_}
        required={!isYearly}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('about')}
      />
      <DateField label={texts.deadline} required {...form.getInputProps('deadline')} />
      {!request && (
        <MultiSelect
          label={texts.units}
          required
          searchable
          data={reporting.map((unit) => ({ value: unit.id, label: unit.name }))}
          {...form.getInputProps('unit_ids')}
        />
      )}
    </SaveDrawer>
  );
}
