import { Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getCompetenceProfile, type CompetenceProfile as Profile } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber, formatShare } from '@/shared/lib/numbers';
import { BarChart } from '@/shared/ui/BarChart';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { useTexts } from '../texts';

interface CompetenceProfileProps {
  staffId?: string;
  unitId?: string;
  day?: string;
}

/** The six competences of a person, or of a unit and all below it: a chart with its table. */
export default function CompetenceProfile({ staffId, unitId, day }: CompetenceProfileProps) {
  const texts = useTexts();
  const query = { staff_id: staffId, unit_id: unitId, day };
  const { data, error, refetch } = useQuery({
    queryKey: ['competences', query],
    queryFn: async ({ signal }) => (await getCompetenceProfile({ query, signal })).data,
  });
  const trained = data?.items.some((item) => item.courses > 0);
  return (
    <Stack gap="sm" component="section" aria-labelledby="competences">
      <SectionHeader
        id="competences"
        title={texts.title}
        about={data && !staffId ? texts.ofUnit(data.name, data.people) : undefined}
        actions={trained && <ExcelButton path="/competences/workbook" query={query} name="nang-luc" />}
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && !trained && <Text c="dimmed">{texts.none}</Text>}
      {data && trained && (
        <Paper withBorder p="md">
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
            <BarChart
              title={texts.chart}
              bars={data.items.map((item) => ({
                label: labelOf('Competence', item.competence),
                value: item.courses,
              }))}
            />
            <Figures profile={data} ofPerson={Boolean(staffId)} />
          </SimpleGrid>
        </Paper>
      )}
    </Stack>
  );
}

/** The figures of the chart, and of a unit how many people each competence has reached. */
function Figures({ profile, ofPerson }: { profile: Profile; ofPerson: boolean }) {
  const texts = useTexts();
  return (
    <Table aria-label={texts.title} verticalSpacing={6} style={{ alignSelf: 'start' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{texts.competence}</Table.Th>
          <Table.Th scope="col" ta="right">
            {texts.courses}
          </Table.Th>
          {!ofPerson && (
            <Table.Th scope="col" ta="right">
              {texts.people}
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {profile.items.map((item) => (
          <Table.Tr key={item.competence}>
            <Table.Th scope="row" fw={400}>
              {labelOf('Competence', item.competence)}
            </Table.Th>
            <Table.Td ta="right">{formatNumber(item.courses)}</Table.Td>
            {!ofPerson && (
              <Table.Td ta="right">
                {formatNumber(item.people)}
                {profile.people > 0 && ` (${formatShare(item.people / profile.people)})`}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
