import { List, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type OwedDutyView, type Problem, urge } from '@/api/generated';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface UrgeDrawerProps {
  rows: OwedDutyView[];
  onClose: () => void;
  /** What could not be urged, in words. */
  onUrged: (failures: string[]) => void;
}

/** Urges whoever owes the chosen duties, with a word to them. */
export function UrgeDrawer({ rows, onClose, onUrged }: UrgeDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { word: '' } });
  const failure = useFormFailure(form);
  const urging = useMutation({
    mutationFn: async ({ word }: { word: string }) => {
      const body = { duty_ids: rows.map((row) => row.duty.id), word: word.trim() || undefined };
      return (await urge({ body })).data.items;
    },
    onMutate: failure.clear,
    onSuccess: (outcomes) => {
      const done = outcomes.filter((outcome) => outcome.done).length;
      if (done > 0) notifyDone(texts.urged(done));
      const titles = new Map(rows.map((row) => [row.duty.id, row.duty.title]));
      onUrged(
        outcomes
          .filter((outcome) => !outcome.done)
          .map(
            ({ duty_id, problem }) =>
              `${titles.get(duty_id)}: ${(problem as Partial<Problem>)?.detail ?? ''}`,
          ),
      );
      onClose();
      return Promise.all([
        cache.invalidateQueries({ queryKey: ['duties'] }),
        cache.invalidateQueries({ queryKey: ['reminders'] }),
      ]);
    },
    onError: failure.report,
  });
  const names = [...new Set(rows.map((row) => `${row.holder.name} (${row.holder.unit_name})`))];
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.urgeTitle(rows.length)}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => urging.mutate(values))}
      submitting={urging.isPending}
      submitLabel={texts.urge}
    >
      {failure.notice}
      <Text size="sm">{texts.urgeAbout}</Text>
      <div>
        <Text fw={500} size="sm">
          {texts.people} ({names.length})
        </Text>
        <List size="sm">
          {names.map((name) => (
            <List.Item key={name}>{name}</List.Item>
          ))}
        </List>
      </div>
      <Textarea
        label={texts.word}
        description={texts.wordHint}
        autosize
        minRows={3}
        maxLength={500}
        key={form.key('word')}
        {...form.getInputProps('word')}
      />
    </FormDrawer>
  );
}
