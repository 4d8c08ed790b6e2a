import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import {
  changeDifficulty,
  createDifficulty,
  type DifficultyBodyPatch,
  type DifficultyTopic,
  type DifficultyView,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { Loading } from '@/shared/ui/Loading';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  unit_id: string;
  topic: string;
  title: string;
  content: string;
  proposal: string;
}

interface DifficultyDrawerProps {
  onClose: () => void;
  /** A new one when left out. */
  difficulty?: DifficultyView;
}

/** Writes a difficulty, or changes what was written. */
export function DifficultyDrawer(props: DifficultyDrawerProps) {
  const units = useUnits();
  return units ? <DifficultyForm {...props} units={units} /> : <Loading />;
}

function DifficultyForm({
  onClose,
  difficulty,
  units,
}: DifficultyDrawerProps & { units: { id: string; name: string }[] }) {
  const texts = useTexts();
  const navigate = useNavigate();
  const needed = (value: string) => (value.trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: {
      unit_id: difficulty?.unit_id ?? (units.length === 1 ? (units[0]?.id ?? '') : ''),
      topic: difficulty?.topic ?? 'course',
      title: difficulty?.title ?? '',
      content: difficulty?.content ?? '',
      proposal: difficulty?.proposal ?? '',
    },
    validate: { unit_id: needed, title: needed, content: needed },
  });
  const save = async ({ unit_id, topic, ...words }: Values) => {
    const body = { ...words, topic: topic as DifficultyTopic };
    if (difficulty) {
      return changeDifficulty({
        path: { id: difficulty.id },
        headers: { 'If-Match': etagOf(difficulty) },
        body: body as DifficultyBodyPatch,
      });
    }
    const { data } = await createDifficulty({ body: { ...body, unit_id } });
    return navigate({ to: '/kho-khan/$id', params: { id: data.id }, ignoreBlocker: true });
  };
  return (
    <SaveDrawer
      form={form}
      title={difficulty ? texts.edit : texts.add}
      save={save}
      done={difficulty ? texts.changed : texts.saved}
      refresh={['difficulties']}
      onClose={onClose}
    >
      {!difficulty && units.length > 1 && (
        <NativeSelect
          label={texts.unit}
          required
          data={[{ value: '', label: '' }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]}
          {...form.getInputProps('unit_id')}
        />
      )}
      <NativeSelect
        label={texts.topic}
        data={optionsOf('DifficultyTopic')}
        {...form.getInputProps('topic')}
      />
      <TextInput
        label={texts.subject}
        description={texts.subjectHint}
        required
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <Textarea
        label={texts.content}
        required
        autosize
        minRows={4}
        maxLength={4000}
        {...form.getInputProps('content')}
      />
      <Textarea
        label={texts.proposal}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('proposal')}
      />
    </SaveDrawer>
  );
}
