import { Button, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import {
  changeInspection,
  type InspectionBodyPatch,
  type InspectionView,
  recordInspection,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { useToday } from '@/shared/lib/server';
import { useUnits } from '@/shared/lib/units';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  unit_id: string;
  day: string | null;
  participants: string;
  subject: string;
  conclusions: string;
  findings: { key: number; words: string; mend_by: string | null }[];
}

interface InspectionDrawerProps {
  onClose: () => void;
  /** A new one when left out. */
  inspection?: InspectionView;
}

/** Records an inspection with its findings, or corrects its notes. */
export function InspectionDrawer({ onClose, inspection }: InspectionDrawerProps) {
  const texts = useTexts();
  const navigate = useNavigate();
  const units = useUnits();
  const today = useToday();
  const needed = (value: unknown) => (String(value ?? '').trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: {
      unit_id: inspection?.unit_id ?? '',
      day: inspection?.day ?? today ?? null,
      participants: inspection?.participants ?? '',
      subject: inspection?.subject ?? '',
      conclusions: inspection?.conclusions ?? '',
      findings: [],
    },
    validate: {
      unit_id: needed,
      day: needed,
      participants: needed,
      subject: needed,
      conclusions: needed,
      findings: { words: needed, mend_by: needed },
    },
  });
  const save = async ({ unit_id, findings, day, ...words }: Values) => {
    const notes = {
      day: day ?? '',
      participants: words.participants as string,
      subject: words.subject as string,
      conclusions: words.conclusions as string,
    };
    if (inspection) {
      return changeInspection({
        path: { id: inspection.id },
        headers: { 'If-Match': etagOf(inspection) },
        body: notes as InspectionBodyPatch,
      });
    }
    const found = findings.map((finding) => ({ words: finding.words, mend_by: finding.mend_by ?? '' }));
    const { data } = await recordInspection({ body: { unit_id, notes, findings: found } });
    return navigate({ to: '/kiem-tra/$id', params: { id: data.id }, ignoreBlocker: true });
  };
  return (
    <SaveDrawer
      form={form}
      title={inspection ? texts.edit : texts.add}
      save={save}
      done={texts.saved}
      refresh={['inspections', 'duties']}
      onClose={onClose}
    >
      {inspection ? (
        <TextInput label={texts.unit} value={inspection.unit_name} readOnly />
      ) : (
        <NativeSelect
          label={texts.unit}
          required
          data={[
            { value: '', label: '' },
            ...(units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          ]}
          {...form.getInputProps('unit_id')}
        />
      )}
      <DateField label={texts.day} required {...form.getInputProps('day')} />
      <TextInput label={texts.subject} required maxLength={300} {...form.getInputProps('subject')} />
      <Textarea
        label={texts.participants}
        required
        autosize
        maxLength={1000}
        {...form.getInputProps('participants')}
      />
      <Textarea
        label={texts.conclusions}
        required
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('conclusions')}
      />
      {!inspection && (
        <>
          {form.values.findings.map((finding, index) => (
            <Fieldset key={finding.key} legend={texts.findingNumber(index + 1)}>
              <Stack gap="sm">
                <Textarea
                  label={texts.finding}
                  required
                  autosize
                  maxLength={2000}
                  {...form.getInputProps(`findings.${index}.words`)}
                />
                <DateField
                  label={texts.mendBy}
                  required
                  {...form.getInputProps(`findings.${index}.mend_by`)}
                />
                <Group justify="flex-end">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    onClick={() => form.removeListItem('findings', index)}
                  >
                    {texts.removeFinding(index + 1)}
                  </Button>
                </Group>
              </Stack>
            </Fieldset>
          ))}
          <Group>
            <Button
              variant="default"
              onClick={() => {
                const key = Math.max(0, ...form.values.findings.map((one) => one.key)) + 1;
                form.insertListItem('findings', { key, words: '', mend_by: null });
              }}
            >
              {texts.addFinding}
            </Button>
          </Group>
        </>
      )}
    </SaveDrawer>
  );
}
