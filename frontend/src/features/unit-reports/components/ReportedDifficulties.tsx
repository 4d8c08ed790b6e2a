import { List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { UnitReportView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useTexts } from '../texts';

/** What the unit has reported as a difficulty in the year: it stands in section III by itself. */
export function ReportedDifficulties({ report }: { report: UnitReportView }) {
  const texts = useTexts();
  if (report.reported_difficulties.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {texts.noneReported}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {texts.reported}
      </Text>
      <List size="sm">
        {report.reported_difficulties.map((one) => (
          <List.Item key={one.id}>
            <span className="figures">{formatDay(one.reported_on)}</span>:{' '}
            <Link to="/kho-khan/$id" params={{ id: one.id }}>
              {one.title}
            </Link>{' '}
            ({labelOf('DifficultyState', one.state).toLowerCase()})
            {one.decision && <Text size="sm">{texts.decided(one.decision)}</Text>}
          </List.Item>
        ))}
      </List>
    </>
  );
}
