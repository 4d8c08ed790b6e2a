import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getCompetenceProfile } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { BarChart } from '@/shared/ui/BarChart';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { useTexts } from '../texts';

interface CompetenceProfileProps {
  staffId?: string;
  unitId?: string;
  day?: string;
}

/** The six competences of a person, or of a unit and all below it, as bars with their figures. */
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
      <Title order={2} id="competences">
        {texts.title}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && !staffId && <Text>{texts.ofUnit(data.name, data.people)}</Text>}
      {data && !trained && <Text c="dimmed">{texts.none}</Text>}
      {data && trained && (
        <BarChart
          title={texts.chart}
          unit={texts.courses}
          bars={data.items.map((item) => ({
            label: staffId
              ? labelOf('Competence', item.competence)
              : `${labelOf('Competence', item.competence)} (${texts.reached(item.people)})`,
            value: item.courses,
          }))}
        />
      )}
    </Stack>
  );
}
