import { Alert, Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptNeeds, getNeedsSubmission, type NeedsSubmissionView, returnNeeds } from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { useCan } from '@/shared/lib/server';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { useTexts } from '../texts';
import { SubmissionBadge } from './badges';
import { NeedsTable } from './NeedsTable';
import { Writing } from './Writing';

/** What one unit hands in: its head writes, the coordinator takes it or sends it back. */
export function Submission({ id, titled = false }: { id: string; titled?: boolean }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['needs', 'submission', id],
    queryFn: async ({ signal }) => (await getNeedsSubmission({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Opened submission={data} titled={titled} /> : <Loading />;
}

function Opened({ submission, titled }: { submission: NeedsSubmissionView; titled: boolean }) {
  const texts = useTexts();
  const mayWrite = useCan('needs.write');
  const consolidates = useCan('needs.consolidate');
  const [filling, setFilling] = useState(false);
  const { round, state } = submission;
  const isEditable = mayWrite && round.state === 'open' && (state === 'draft' || state === 'returned');
  // The coordinator reads what lies with a unit; to write in its place is a step of its own.
  const writes = isEditable && (!consolidates || filling);
  return (
    <Stack>
      {titled && (
        <PageHeader
          title={submission.unit_name}
          actions={
            <>
              <PaperButton path={`/needs-submissions/${submission.id}/paper`} name="nhu-cau" />
              <ExcelButton
                path="/needs/workbook"
                query={{ round_id: round.id, unit_id: submission.unit_id }}
                name="nhu-cau"
              />
            </>
          }
          description={
            <Group gap="xs">
              <Link to="/nhu-cau/$id" params={{ id: round.id }}>
                {round.name}
              </Link>
              <span>
                {texts.deadline}: <span className="figures">{formatDay(round.deadline)}</span>
              </span>
            </Group>
          }
        />
      )}
      <Group gap="xs">
        <SubmissionBadge state={state} /> {formatInstant(submission.submitted_at)}
      </Group>
      {submission.return_reason && state === 'returned' && (
        <Alert color="yellow" variant="light" title={texts.returnedWhy}>
          {submission.return_reason}
        </Alert>
      )}
      {writes ? <Writing key={submission.id} submission={submission} /> : <Reading submission={submission} />}
      {isEditable && !writes && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setFilling(true)}>
            {texts.fill}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Reading({ submission }: { submission: NeedsSubmissionView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const reviews = useCan('needs.consolidate') && submission.state === 'submitted';
  const [asking, { open, close }] = useDisclosure();
  const request = { path: { id: submission.id }, headers: { 'If-Match': etagOf(submission) } };
  const refresh = () => cache.invalidateQueries({ queryKey: ['needs'] });
  const accept = useMutation({
    mutationFn: () => acceptNeeds(request),
    onSuccess: () => notifyDone(texts.accepted),
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <Stack>
      <NeedsTable needs={submission.needs} note={submission.note} />
      {reviews && (
        <Group justify="flex-end">
          {submission.round.state === 'open' && (
            <Button variant="default" onClick={open}>
              {texts.returnBack}
            </Button>
          )}
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            {texts.accept}
          </Button>
        </Group>
      )}
      <ConfirmReasonModal
        opened={asking}
        onClose={close}
        title={texts.returnBack}
        confirmLabel={texts.returnBack}
        onConfirm={async (reason) => {
          await returnNeeds({ ...request, body: { reason } });
          notifyDone(texts.returned);
          await refresh();
        }}
      />
    </Stack>
  );
}
