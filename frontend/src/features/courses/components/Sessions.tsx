import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type CourseView, listSessions } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useCan } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { useTexts } from '../texts';
import { hoursOf } from '../timetable';
import { SessionsEditor } from './SessionsEditor';

/** The timetable of a course. */
export function Sessions({ course }: { course: CourseView }) {
  const texts = useTexts();
  const mayWrite = useCan('courses.write');
  const [editing, { open, close }] = useDisclosure();
  const { data, error, refetch } = useQuery({
    queryKey: ['courses', course.id, 'sessions'],
    queryFn: async ({ signal }) =>
      (await listSessions({ path: { id: course.id }, query: { limit: 200 }, signal })).data.items,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (editing) return <SessionsEditor course={course} sessions={data} onClose={close} />;
  const edit = mayWrite && (
    <Button onClick={open} variant={data.length > 0 ? 'default' : 'filled'}>
      {texts.editSessions}
    </Button>
  );
  if (data.length === 0) {
    return (
      <Paper withBorder>
        <EmptyState title={texts.tabs.sessions} hint={texts.sessionsNone} action={edit} />
      </Paper>
    );
  }
  return (
    <Stack maw={760}>
      <Group justify="flex-end">{edit}</Group>
      <ol>
        {data.map((session) => (
          <li key={session.id}>
            <Text className="figures">
              {formatDay(session.day)}, {hoursOf(session.starts)}–{hoursOf(session.ends)}
            </Text>
            {(session.topic || session.place) && (
              <Text size="sm" c="dimmed">
                {[session.topic, session.place].filter(Boolean).join(' · ')}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  );
}
