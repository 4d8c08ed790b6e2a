import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listNominations } from '@/api/generated';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { byCourse } from '../approvals';
import { ApprovalCard } from '../components/ApprovalCard';
import { useTexts } from '../texts';

/** What waits for the leader's word, by course, with the consequences shown. */
export default function ApprovalsPage() {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['nominations', 'approvals'],
    queryFn: async ({ signal }) =>
      (await listNominations({ query: { state: 'endorsed', limit: 200 }, signal })).data,
  });
  return (
    <>
      <PageHeader title={texts.approvals} description={texts.approvalsAbout} />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && (
        <Paper withBorder>
          <EmptyState title={texts.nothingToApprove} />
        </Paper>
      )}
      <Stack gap="xl" maw={980}>
        {byCourse(data?.items ?? []).map((group) => (
          <ApprovalCard key={group.course.id} group={group} />
        ))}
      </Stack>
    </>
  );
}
