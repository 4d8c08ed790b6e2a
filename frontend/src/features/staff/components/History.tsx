import { List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listAssignments, listStaffStates } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useTexts } from '../office-texts';

/** Where a person has worked and in which states, by effective days. */
export function History({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const path = { id: staffId };
  const assignments = useQuery({
    queryKey: ['staff', staffId, 'assignments'],
    queryFn: async ({ signal }) => (await listAssignments({ path, signal })).data,
  });
  const states = useQuery({
    queryKey: ['staff', staffId, 'states'],
    queryFn: async ({ signal }) => (await listStaffStates({ path, signal })).data,
  });
  const units = useUnits();
  const unitName = (id: string) => units?.find((unit) => unit.id === id)?.name;
  const days = (first: string, last: string | null | undefined) =>
    `${formatDay(first)} – ${last ? formatDay(last) : texts.now}`;
  const failed = [assignments, states].find((query) => query.error);
  return (
    <>
      {failed && <ErrorNotice error={failed.error} onRetry={failed.refetch} />}
      <section aria-labelledby="assignments">
        <Title order={2} id="assignments" mb="xs">
          {texts.assignments}
        </Title>
        <List listStyleType="none" spacing="xs">
          {assignments.data?.map((row) => (
            <List.Item key={row.id}>
              <span className="figures">{days(row.first_day, row.last_day)}</span>:{' '}
              {[row.post_title, unitName(row.unit_id), labelOf('PostLevel', row.level)]
                .filter(Boolean)
                .join(' · ')}
              {row.note && (
                <Text size="sm" c="dimmed">
                  {row.note}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      </section>
      <section aria-labelledby="states">
        <Title order={2} id="states" mb="xs">
          {texts.states}
        </Title>
        <List listStyleType="none" spacing="xs">
          {states.data?.map((row) => (
            <List.Item key={row.id}>
              <span className="figures">{days(row.first_day, row.last_day)}</span>:{' '}
              {labelOf('StaffState', row.state)}
              {row.note && (
                <Text size="sm" c="dimmed">
                  {row.note}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      </section>
    </>
  );
}
