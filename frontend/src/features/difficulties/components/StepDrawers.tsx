import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import {
  adviseDifficulty,
  answerDifficulty,
  askBackDifficulty,
  closeDifficulty,
  completeDifficulty,
  type DifficultyView,
  decideDifficulty,
  joinDifficulty,
  listDifficulties,
  sendBackDifficulty,
  withdrawDifficulty,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { Loading } from '@/shared/ui/Loading';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface StepProps {
  difficulty: DifficultyView;
  onClose: () => void;
}

const CHANGED = ['difficulties', 'duties'];

const guarded = (difficulty: DifficultyView) => ({
  path: { id: difficulty.id },
  headers: { 'If-Match': etagOf(difficulty) },
});

/** The steps that are words and a day by which the next one is due. */
export type WordsAction = 'ask_back' | 'reply' | 'advise' | 'answer' | 'send_back' | 'close' | 'withdraw';

const sends = {
  ask_back: askBackDifficulty,
  reply: completeDifficulty,
  advise: adviseDifficulty,
  answer: answerDifficulty,
  send_back: sendBackDifficulty,
} as const;

/** Says something with a step. */
export function WordsDrawer({ difficulty, action, onClose }: StepProps & { action: WordsAction }) {
  const texts = useTexts();
  const isOptional = action === 'close' || action === 'withdraw';
  const form = useForm({
    initialValues: { words: '', due_on: null as string | null },
    validate: { words: (words) => (isOptional || words.trim() ? null : texts.required) },
  });
  const label = {
    ask_back: texts.question,
    reply: texts.reply,
    advise: texts.advice,
    answer: texts.answer,
    send_back: texts.returnWords,
    close: texts.noted,
    withdraw: texts.withdrawWords,
  }[action];
  const due = { ask_back: texts.dueUnit, advise: texts.dueLeader, send_back: texts.dueCoordinator }[
    action as string
  ];
  const save = ({ words, due_on }: { words: string; due_on: string | null }) => {
    if (action === 'close' || action === 'withdraw') {
      const send = action === 'close' ? closeDifficulty : withdrawDifficulty;
      return send({ ...guarded(difficulty), body: { words: words.trim() || null } });
    }
    return sends[action]({ ...guarded(difficulty), body: { words: words.trim(), due_on } });
  };
  return (
    <SaveDrawer
      form={form}
      title={labelOf('DifficultyAction', action)}
      submitLabel={labelOf('DifficultyAction', action)}
      save={save}
      done={texts.done[action] ?? ''}
      refresh={CHANGED}
      onClose={onClose}
    >
      <Textarea
        label={label}
        description={action === 'advise' ? texts.adviceHint : undefined}
        required={!isOptional}
        autosize
        minRows={4}
        maxLength={4000}
        {...form.getInputProps('words')}
      />
      {due && <DateField label={due} description={texts.dueHint} {...form.getInputProps('due_on')} />}
    </SaveDrawer>
  );
}

/** What the leader decides, who carries it out and until when. */
export function DecisionDrawer({ difficulty, onClose }: StepProps) {
  const texts = useTexts();
  const needed = (value: string) => (value.trim() ? null : texts.required);
  const form = useForm({
    initialValues: { words: '', carried_out_by: '', carried_out_until: null as string | null },
    validate: { words: needed, carried_out_by: needed },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.decision}
      submitLabel={labelOf('DifficultyAction', 'decide')}
      save={(body) => decideDifficulty({ ...guarded(difficulty), body })}
      done={texts.done.decide ?? ''}
      refresh={CHANGED}
      onClose={onClose}
    >
      <Textarea
        label={texts.decision}
        required
        autosize
        minRows={4}
        maxLength={4000}
        {...form.getInputProps('words')}
      />
      <TextInput
        label={texts.carriedOutBy}
        required
        maxLength={300}
        {...form.getInputProps('carried_out_by')}
      />
      <DateField label={texts.carriedOutUntil} {...form.getInputProps('carried_out_until')} />
    </SaveDrawer>
  );
}

/** Which one it is joined to: those that wait with the coordinator or the leader and are joined to none. */
export function JoinDrawer({ difficulty, onClose }: StepProps) {
  const texts = useTexts();
  const form = useForm({
    initialValues: { joined_to_id: '' },
    validate: { joined_to_id: (id) => (id ? null : texts.required) },
  });
  const { data } = useQuery({
    queryKey: ['difficulties', 'leads'],
    queryFn: async ({ signal }) => {
      const states = ['reported', 'advised'] as const;
      const pages = states.map((state) => listDifficulties({ query: { state, limit: 200 }, signal }));
      return (await Promise.all(pages)).flatMap((page) => page.data.items);
    },
  });
  if (!data) return <Loading />;
  const leads = data.filter((one) => one.id !== difficulty.id && !one.is_joined);
  return (
    <SaveDrawer
      form={form}
      title={labelOf('DifficultyAction', 'join')}
      submitLabel={labelOf('DifficultyAction', 'join')}
      save={(body) => joinDifficulty({ ...guarded(difficulty), body })}
      done={texts.done.join ?? ''}
      refresh={CHANGED}
      onClose={onClose}
      about={texts.joinAbout}
    >
      {leads.length === 0 ? (
        <Text c="dimmed">{texts.noLead}</Text>
      ) : (
        <NativeSelect
          label={texts.lead}
          required
          data={[
            { value: '', label: texts.chooseLead },
            ...leads.map((one) => ({ value: one.id, label: `${one.title} (${one.unit_name})` })),
          ]}
          {...form.getInputProps('joined_to_id')}
        />
      )}
    </SaveDrawer>
  );
}
