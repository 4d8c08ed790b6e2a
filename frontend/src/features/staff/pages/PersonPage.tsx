import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getStaff } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { FilePapers } from '../components/FilePapers';
import { PersonActions } from '../components/PersonActions';
import { PersonFile } from '../components/PersonFile';

/** A person's file. */
export default function PersonPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', id],
    queryFn: async ({ signal }) => (await getStaff({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={data.full_name}
        description={`${data.post_title} · ${data.unit_name}`}
        actions={
          <>
            <FilePapers staffId={data.id} />
            <PersonActions person={data} />
          </>
        }
      />
      <PersonFile person={data} />
    </>
  );
}
