import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type DifficultyAction,
  type DifficultyView,
  reportDifficulty,
  separateDifficulty,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';
import { DifficultyDrawer } from './DifficultyDrawer';
import { DecisionDrawer, JoinDrawer, WordsDrawer } from './StepDrawers';

/** The one that is expected next stands out. */
const MAIN: readonly DifficultyAction[] = ['report', 'reply', 'advise', 'decide', 'close'];

/** What whoever looks may do with a difficulty now. */
export function DifficultySteps({ difficulty }: { difficulty: DifficultyView }) {
  const texts = useTexts();
  const mayWrite = useCan('difficulties.write');
  const [taken, take] = useState<DifficultyAction | 'edit' | null>(null);
  const close = () => take(null);
  const writes = mayWrite && (difficulty.state === 'draft' || difficulty.state === 'asked_back');
  const actions = [...difficulty.actions].sort(
    (one, other) => Number(MAIN.includes(one)) - Number(MAIN.includes(other)),
  );
  return (
    <>
      {writes && (
        <Button variant="default" onClick={() => take('edit')}>
          {texts.edit}
        </Button>
      )}
      {actions.map((action) => (
        <Button
          key={action}
          variant={MAIN.includes(action) ? 'filled' : 'default'}
          onClick={() => take(action)}
        >
          {labelOf('DifficultyAction', action)}
        </Button>
      ))}
      {taken === 'edit' && <DifficultyDrawer difficulty={difficulty} onClose={close} />}
      {(taken === 'report' || taken === 'separate') && (
        <WordlessStep difficulty={difficulty} action={taken} onClose={close} />
      )}
      {taken === 'join' && <JoinDrawer difficulty={difficulty} onClose={close} />}
      {taken === 'decide' && <DecisionDrawer difficulty={difficulty} onClose={close} />}
      {taken &&
        taken !== 'edit' &&
        taken !== 'report' &&
        taken !== 'separate' &&
        taken !== 'join' &&
        taken !== 'decide' && <WordsDrawer difficulty={difficulty} action={taken} onClose={close} />}
    </>
  );
}

interface WordlessStepProps {
  difficulty: DifficultyView;
  action: 'report' | 'separate';
  onClose: () => void;
}

function WordlessStep({ difficulty, action, onClose }: WordlessStepProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const word = labelOf('DifficultyAction', action);
  const send = action === 'report' ? reportDifficulty : separateDifficulty;
  return (
    <ConfirmModal
      title={word}
      confirmLabel={word}
      onClose={onClose}
      onConfirm={async () => {
        await send({ path: { id: difficulty.id }, headers: { 'If-Match': etagOf(difficulty) } });
        notifyDone(texts.done[action] ?? '');
        await cache.invalidateQueries({ queryKey: ['duties'] });
        await cache.invalidateQueries({ queryKey: ['difficulties'] });
      }}
    >
      {action === 'report' ? texts.reportAbout : texts.separateAbout}
    </ConfirmModal>
  );
}
