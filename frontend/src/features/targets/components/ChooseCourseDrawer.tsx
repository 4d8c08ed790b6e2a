import { Drawer, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ListCoursesData, listCourses, type TargetView } from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { places } from '@/shared/lib/places';
import { useToday } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { useTexts } from '../texts';

interface ChooseCourseDrawerProps {
  /** Ids of those to be nominated. */
  people: string[];
  kinds: TargetView['event']['programme_kinds'];
  onClose: () => void;
}

/** The courses of these kinds that take people; choosing one leads to nominating with these people named. */
export function ChooseCourseDrawer({ people, kinds, onClose }: ChooseCourseDrawerProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  const today = useToday();
  const found = useQueries({
    queries: kinds.map((kind) => {
      const query = { kind, from: today, limit: 50 } as ListCoursesData['query'];
      return {
        queryKey: ['courses', 'for-target', kind, today],
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          (await listCourses({ query, signal })).data.items,
        enabled: Boolean(today),
      };
    }),
  });
  const error = found.find((one) => one.error)?.error;
  const courses = found
    .flatMap((one) => one.data ?? [])
    .filter((course) => course.state === 'planned' || course.state === 'open');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={texts.nominateTitle(people.length)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        {error && <ErrorNotice error={error} />}
        {found.some((one) => one.isLoading) && <Loading />}
        {found.every((one) => one.data) && courses.length === 0 && (
          <Text>
            {texts.noCourse} <Link to={places.courses.path}>{texts.coursesLink}</Link>
          </Text>
        )}
        {courses.map((course) => (
          <div key={course.id}>
            <Link
              to="/lop/$id/de-xuat"
              params={{ id: course.id }}
              search={{ people: people.join(',') } as never}
            >
              {course.name}
            </Link>
            <Text size="sm" c="dimmed">
              {formatRange(course.first_day, course.last_day)}
            </Text>
          </div>
        ))}
      </Stack>
    </Drawer>
  );
}
