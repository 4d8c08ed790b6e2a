import { Alert, Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatRange } from '@/shared/lib/dates';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useAct } from '../act';
import type { ApprovalGroup } from '../approvals';
import { type Failure, isOnlyOverrun, isOnlyUnderstaffed } from '../outcomes';
import { useTexts } from '../texts';
import { CheckFindings, useCheck } from './CheckFindings';
import { Failures } from './Failures';

/** The names for one course: choose, see the consequences, decide; override the staffing rule with a reason. */
export function ApprovalCard({ group: { course, nominations } }: { group: ApprovalGroup }) {
  const texts = useTexts();
  const act = useAct();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [failures, setFailures] = useState<Failure[]>([]);
  const [asking, setAsking] = useState<'return' | 'reject' | 'override' | 'overrun' | null>(null);
  const chosen = nominations.filter(({ id }) => !dropped.includes(id));
  const ids = chosen.map(({ id }) => id);
  const [asked] = useDebouncedValue(
    chosen.map(({ person }) => person.id),
    300,
  );
  const check = useCheck(course.id, asked);
  // Why the money may be overrun: it is asked before the staffing, and sent again with what is asked then.
  const [passing, setPassing] = useState<string>();
  const chosenWith = (fits: (failure: Failure) => boolean) =>
    failures
      .filter(fits)
      .map(({ id }) => id)
      .filter((id) => ids.includes(id));
  const short = chosenWith(isOnlyUnderstaffed);
  const overrun = chosenWith(isOnlyOverrun);
  const nameOf = (id: string) => nominations.find((row) => row.id === id)?.person.full_name ?? id;
  const run = async (body: Parameters<typeof act.mutateAsync>[0]) => setFailures(await act.mutateAsync(body));
  const words = {
    return: texts.returnBack,
    reject: texts.reject,
    override: texts.overrideDo(short.length),
    overrun: texts.overrunDo(overrun.length),
  };
  const isApproving = act.isPending && act.variables?.action === 'approve';

  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`course-${course.id}`}>
      <Stack>
        <div>
          <Title order={2} id={`course-${course.id}`}>
            {course.name}
          </Title>
          <Text c="dimmed">
            <span className="figures">{formatRange(course.first_day, course.last_day)}</span>
            <span className="no-print">
              {' · '}
              <Link to="/lop/$id" params={{ id: course.id }}>
                {texts.open}
              </Link>
            </span>
          </Text>
        </div>
        {act.error && <ErrorNotice error={act.error} />}
        <Failures failures={failures} nameOf={nameOf} />
        <Stack gap="xs">
          {nominations.map((row) => (
            <Checkbox
              key={row.id}
              checked={!dropped.includes(row.id)}
              onChange={(event) =>
                setDropped(
                  event.currentTarget.checked ? dropped.filter((id) => id !== row.id) : [...dropped, row.id],
                )
              }
              label={row.person.full_name}
              description={
                <>
                  {[row.person.post_title, row.unit.short_name].filter(Boolean).join(' · ')}{' '}
                  {row.awaits_confirmation && <StatusBadge tone="warning">{texts.toConfirm}</StatusBadge>}
                </>
              }
            />
          ))}
        </Stack>
        {chosen.length > 0 && <CheckFindings check={check} nominated />}
        {short.length > 0 && (
          <Alert color="yellow" variant="light" title={texts.overrideTitle} role="alert">
            <Stack align="flex-start" gap="sm">
              <Text size="sm">{texts.overrideText}</Text>
              <Button variant="default" onClick={() => setAsking('override')}>
                {texts.overrideDo(short.length)}
              </Button>
            </Stack>
          </Alert>
        )}
        {overrun.length > 0 && (
          <Alert color="yellow" variant="light" title={texts.overrunTitle} role="alert">
            <Stack align="flex-start" gap="sm">
              <Text size="sm">{texts.overrunText}</Text>
              <Button variant="default" onClick={() => setAsking('overrun')}>
                {texts.overrunDo(overrun.length)}
              </Button>
            </Stack>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={ids.length === 0} onClick={() => setAsking('return')}>
            {texts.returnBack}
          </Button>
          <Button
            variant="default"
            color="red"
            disabled={ids.length === 0}
            onClick={() => setAsking('reject')}
          >
            {texts.reject}
          </Button>
          <Button
            disabled={ids.length === 0}
            loading={isApproving}
            onClick={() => run({ action: 'approve', nomination_ids: ids }).catch(() => undefined)}
          >
            {texts.approve(ids.length)}
          </Button>
        </Group>
      </Stack>
      <ConfirmReasonModal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking ? words[asking] : ''}
        confirmLabel={asking ? words[asking] : ''}
        danger={asking === 'reject'}
        onConfirm={(reason) => {
          if (asking === 'overrun') {
            setPassing(reason);
            return run({ action: 'approve', nomination_ids: overrun, pass_warnings_reason: reason });
          }
          return asking === 'override'
            ? run({
                action: 'approve',
                nomination_ids: short,
                override_reason: reason,
                pass_warnings_reason: passing,
              })
            : run({ action: asking ?? 'return', nomination_ids: ids, reason });
        }}
      >
        {(asking === 'override' ? short : asking === 'overrun' ? overrun : ids).map(nameOf).join(', ')}
      </ConfirmReasonModal>
    </Paper>
  );
}
