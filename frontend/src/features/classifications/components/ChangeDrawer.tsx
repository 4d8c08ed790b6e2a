import { List, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import {
  type ClassificationBodyPatch,
  type ClassificationView,
  changeClassification,
  listClassificationHistory,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { pointsOf, pointsText } from '../entry';
import { useTexts } from '../texts';

interface ChangeDrawerProps {
  classification: ClassificationView;
  /** Whether the year is closed: then the change is an amendment with a reason. */
  closed: boolean;
  onClose: () => void;
}

/** Changes the level of a person; in a closed year, amends it with a reason. */
export function ChangeDrawer({ classification, closed, onClose }: ChangeDrawerProps) {
  const texts = useTexts();
  const form = useForm({
    initialValues: {
      level: classification.level as string,
      points_hundredths: pointsText(classification.points_hundredths),
      bounds_reason: classification.bounds_reason ?? '',
      decided_by: classification.decided_by,
      decided_on: (classification.decided_on ?? null) as string | null,
      paper: classification.paper ?? '',
      note: classification.note ?? '',
      reason: '',
    },
    validate: {
      points_hundredths: (typed) => (pointsOf(typed) === undefined ? texts.badPoints : null),
      reason: (reason) => (closed && !reason.trim() ? texts.required : null),
    },
  });
  const save = (values: typeof form.values) => {
    const text = (value: string) => value.trim() || null;
    const body = {
      level: values.level,
      points_hundredths: pointsOf(values.points_hundredths) ?? null,
      bounds_reason: text(values.bounds_reason),
      decided_by: text(values.decided_by),
      decided_on: values.decided_on,
      paper: text(values.paper),
      note: text(values.note),
      reason: text(values.reason),
    } as ClassificationBodyPatch;
    return changeClassification({
      path: { id: classification.id },
      headers: { 'If-Match': etagOf(classification) },
      body,
    });
  };
  return (
    <SaveDrawer
      form={form}
      title={texts.changeOf(classification.full_name)}
      submitLabel={closed ? texts.amend : undefined}
      save={save}
      done={texts.changed}
      refresh={['classifications', 'amendments']}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.level}
        data={optionsOf('ClassificationLevel')}
        {...form.getInputProps('level')}
      />
      <TextInput label={texts.points} inputMode="decimal" {...form.getInputProps('points_hundredths')} />
      <TextInput label={texts.boundsReason} maxLength={1000} {...form.getInputProps('bounds_reason')} />
      <TextInput label={texts.decidedBy} maxLength={200} {...form.getInputProps('decided_by')} />
      <DateField label={texts.decidedOn} {...form.getInputProps('decided_on')} />
      <TextInput label={texts.paper} maxLength={200} {...form.getInputProps('paper')} />
      <Textarea label={texts.note} autosize maxLength={1000} {...form.getInputProps('note')} />
      {closed && (
        <Textarea
          label={texts.reason}
          description={texts.reasonHint}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('reason')}
        />
      )}
      <History id={classification.id} />
    </SaveDrawer>
  );
}

function History({ id }: { id: string }) {
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['classifications', id, 'history'],
    queryFn: async ({ signal }) => (await listClassificationHistory({ path: { id }, signal })).data.items,
  });
  if (!data) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={3}>{texts.history}</Title>
      <List listStyleType="none" spacing="xs">
        {data.map((change) => (
          <List.Item key={change.at}>
            {labelOf('ClassificationLevel', change.level)}
            <Text size="sm" c="dimmed">
              {[
                formatInstant(change.at),
                texts.by(change.account_name),
                pointsText(change.points_hundredths),
                change.reason,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
