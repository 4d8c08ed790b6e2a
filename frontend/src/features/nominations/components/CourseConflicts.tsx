import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listConflicts } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { byPerson } from '../conflicts';
import { useTexts } from '../texts';

/** Who of a course stands against a rule as it is now, each leading to where that is settled; nothing when nobody does. */
export default function CourseConflicts({ courseId }: { courseId: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['nominations', 'conflicts', courseId],
    queryFn: async ({ signal }) => (await listConflicts({ path: { id: courseId }, signal })).data.items,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  const people = byPerson(data ?? []);
  if (people.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      mb="md"
      title={texts.conflicts(people.length)}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm" mb="xs">
        {texts.conflictsText}
      </Text>
      <List size="sm" spacing="xs">
        {people.map(({ id, full_name, details, binds, kept_reason }) => (
          <List.Item key={id}>
            <Link to="/cu-di-hoc/$id" params={{ id }}>
              {full_name}
            </Link>{' '}
            {binds && <StatusBadge tone="warning">{texts.toSettle}</StatusBadge>}
            {details.map((detail) => (
              <Text size="sm" key={detail}>
                {detail}
              </Text>
            ))}
            {kept_reason && <Text size="sm">{texts.keptBecause(kept_reason)}</Text>}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
