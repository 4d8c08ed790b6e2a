import { Button, Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getStaff } from '@/api/generated';
import { places } from '@/shared/lib/places';
import { useMe } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { FilePapers } from '../components/FilePapers';
import { PersonFile } from '../components/PersonFile';
import { useTexts } from '../texts';

/** One's own file, with the ways to what one does oneself. */
export default function OwnFilePage() {
  const texts = useTexts();
  const me = useMe();
  const id = me?.staff_id ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', id],
    queryFn: async ({ signal }) => (await getStaff({ path: { id }, signal })).data,
    enabled: id !== '',
  });
  return (
    <>
      <PageHeader
        title={texts.own}
        description={data && `${data.full_name} · ${data.post_title} · ${data.unit_name}`}
        actions={
          id && (
            <>
              <FilePapers staffId={id} />
              <Button component={Link} to={places.courses.path} variant="default">
                {texts.wishes}
              </Button>
              <Button component={Link} to={places.certificates.path} variant="default">
                {texts.uploadCertificate}
              </Button>
              <Button component={Link} to={places.resultReports.path}>
                {texts.writeReport}
              </Button>
            </>
          )
        }
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {me && !id && (
        <Paper withBorder>
          <EmptyState title={texts.notOnRoster} />
        </Paper>
      )}
      {id && !data && !error && <Loading />}
      {data && <PersonFile person={data} />}
    </>
  );
}
