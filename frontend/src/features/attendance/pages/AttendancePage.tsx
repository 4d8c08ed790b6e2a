import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getCourse } from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { PageHeader } from '@/shared/ui/PageHeader';
import CourseAttendance from '../components/CourseAttendance';
import { useTexts } from '../texts';

/** The attendance of a course on a page of its own: wide, and short enough to bookmark. */
export default function AttendancePage() {
  const texts = useTexts();
  const { id = '' } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: ['courses', id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id }, signal })).data,
  });
  return (
    <>
      <PageHeader
        title={texts.title}
        description={data && `${data.name} · ${formatRange(data.first_day, data.last_day)}`}
        actions={
          <Button component={Link} to={`/lop/${id}`} variant="default">
            {texts.backToCourse}
          </Button>
        }
      />
      <CourseAttendance courseId={id} />
    </>
  );
}
