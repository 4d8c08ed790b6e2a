import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getClassificationSheet, listClassifications } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { pointsText } from '../entry';
import { useTexts } from '../texts';
import { Evidence } from './Evidence';
import { LevelBadge } from './LevelCells';

/** The levels of a person over the years, and the evidence of the present one. */
export default function PersonYears({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['classifications', 'person', staffId],
    queryFn: async ({ signal }) => {
      const [levels, sheet] = await Promise.all([
        listClassifications({ query: { staff_id: staffId, limit: 50 }, signal }),
        getClassificationSheet({ query: { staff_id: staffId }, signal }),
      ]);
      return { levels: levels.data.items, year: sheet.data.year, row: sheet.data.people[0] };
    },
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return null;
  return (
    <section aria-labelledby="person-years">
      <SectionHeader
        id="person-years"
        title={texts.own}
        actions={
          data.levels.length > 0 && (
            <ExcelButton path="/classifications/workbook" query={{ staff_id: staffId }} name="xep-loai" />
          )
        }
      />
      <Stack mt="sm">
        {data.levels.length === 0 && <Text c="dimmed">{texts.noYears}</Text>}
        <List listStyleType="none" spacing="xs">
          {data.levels.map((one) => (
            <List.Item key={one.id}>
              <span className="figures">{one.year}</span> <LevelBadge level={one.level} />
              <Text size="sm" c="dimmed">
                {[pointsText(one.points_hundredths), one.decided_by, one.paper].filter(Boolean).join(' · ')}
              </Text>
            </List.Item>
          ))}
        </List>
        {data.row && (
          <details>
            <summary>{texts.thisYear(data.year)}</summary>
            <Evidence row={data.row} />
          </details>
        )}
      </Stack>
    </section>
  );
}
