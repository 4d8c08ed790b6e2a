import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NominationSummary } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { useMe } from '@/shared/lib/server';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyError } from '@/shared/ui/notify';
import { useAct } from '../act';
import { actionsFor, type ListAction, needsReason } from '../actions';
import type { Failure } from '../outcomes';
import { useTexts } from '../texts';

interface ActionBarProps {
  rows: NominationSummary[];
  /** What is left of the batch, to be shown by the page. */
  onFailures: (failures: Failure[]) => void;
  onDone?: () => void;
  /** What the server has said that may be done; what the permissions allow when left out. */
  allowed?: readonly string[];
}

const forward: readonly ListAction[] = [
  'propose',
  'confirm',
  'endorse',
  'approve',
  'send_up',
  'admit',
  'promote',
];

/** The buttons for the chosen nominations: what fits all of them. A reason is asked where one stays on record. */
export function ActionBar({ rows, onFailures, onDone, allowed }: ActionBarProps) {
  const texts = useTexts();
  const me = useMe();
  const act = useAct();
  const [asking, setAsking] = useState<ListAction | null>(null);
  const run = async (action: ListAction, reason?: string) => {
    onFailures(await act.mutateAsync({ action, nomination_ids: rows.map((row) => row.id), reason }));
    onDone?.();
  };
  const actions = actionsFor(rows, me?.permissions ?? []);
  return (
    <>
      {(allowed ? actions.filter((action) => allowed.includes(action)) : actions).map((action) => (
        <Button
          key={action}
          variant={forward.includes(action) ? 'filled' : 'default'}
          loading={act.isPending && act.variables?.action === action}
          onClick={() => (needsReason(action) ? setAsking(action) : run(action).catch(notifyError))}
        >
          {labelOf('Action', action)}
        </Button>
      ))}
      <ConfirmReasonModal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking ? texts.confirmAct(labelOf('Action', asking), rows.length) : ''}
        confirmLabel={asking ? labelOf('Action', asking) : ''}
        danger={asking === 'reject' || asking === 'withdraw'}
        onConfirm={async (reason) => {
          if (asking) await run(asking, reason);
        }}
      >
        {rows.map((row) => row.person.full_name).join(', ')}
      </ConfirmReasonModal>
    </>
  );
}
