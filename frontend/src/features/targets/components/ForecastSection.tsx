import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ForecastView, getTargetForecast, type TargetView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber } from '@/shared/lib/numbers';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { StepChart } from '@/shared/ui/StepChart';
import { quarterText, shareText, statusTones } from '../shares';
import { useTexts } from '../texts';

interface ForecastSectionProps {
  target: TargetView;
  unitId?: string;
  day?: string;
}

/** The figure, and whether it will be met: in facts, as a chart, and as the table behind it. */
export function ForecastSection({ target, unitId, day }: ForecastSectionProps) {
  const texts = useTexts();
  const query = { unit_id: unitId, day };
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', target.id, 'forecast', query],
    queryFn: async ({ signal }) => (await getTargetForecast({ path: { id: target.id }, query, signal })).data,
  });
  return (
    <Stack component="section" aria-labelledby="forecast" gap="sm">
      <Title order={2} id="forecast">
        {texts.forecast}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && <ForecastFacts target={target} forecast={data} />}
      {data && data.quarters.length > 0 && <Quarters forecast={data} />}
    </Stack>
  );
}

function ForecastFacts({ target, forecast }: { target: TargetView; forecast: ForecastView }) {
  const texts = useTexts();
  const { figure } = forecast;
  const ofPeople = ['members', 'once_below'].includes(target.population.counted);
  const pace = formatNumber(forecast.pace_hundredths / 100);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <div>
          <StatusBadge tone={statusTones[figure.status] ?? 'neutral'}>
            {labelOf('TargetStatus', figure.status)}
          </StatusBadge>{' '}
          {typeof forecast.met_at_this_pace === 'boolean' && figure.status === 'running' && (
            <StatusBadge tone={forecast.met_at_this_pace ? 'success' : 'warning'}>
              {forecast.met_at_this_pace ? texts.willMeet : texts.willMiss}
            </StatusBadge>
          )}
        </div>
        <Facts
          items={
            [
              [texts.figure, shareText(figure.counted)],
              [texts.threshold, `${figure.threshold_percent}%`],
              [texts.deadline, figure.deadline ? formatDay(figure.deadline) : texts.always],
              [texts.beside, shareText(figure.beside)],
              ofPeople && [texts.planned, formatNumber(forecast.planned)],
              [texts.missing, formatNumber(forecast.missing)],
              ofPeople && [texts.places, formatNumber(forecast.places)],
              [texts.pace, ofPeople ? texts.paceValue(pace) : texts.paceSendings(pace)],
              typeof forecast.expected === 'number' && [
                texts.expected,
                texts.expectedValue(forecast.expected, forecast.wanted),
              ],
            ].filter((item) => item !== false) as [string, string][]
          }
        />
      </Stack>
    </Paper>
  );
}

function Quarters({ forecast }: { forecast: ForecastView }) {
  const texts = useTexts();
  const [asTable, setAsTable] = useState(false);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatNumber(value);
  return (
    <Stack gap="xs">
      {asTable ? (
        <Table.ScrollContainer minWidth={320} maw={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{texts.quarter}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {texts.reachedIn}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {texts.cumulative}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {texts.placesIn}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {forecast.quarters.map((quarter) => (
                <Table.Tr key={quarter.quarter}>
                  <Table.Th scope="row">{quarterText(quarter.quarter)}</Table.Th>
                  <Table.Td ta="right">{number(quarter.reached)}</Table.Td>
                  <Table.Td ta="right">{number(quarter.cumulative)}</Table.Td>
                  <Table.Td ta="right">{number(quarter.places)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        <StepChart
          label={texts.chart}
          steps={forecast.quarters.map((quarter) => ({
            label: quarterText(quarter.quarter),
            value: quarter.cumulative,
            isFuture: typeof quarter.reached !== 'number',
          }))}
          wanted={{ value: forecast.wanted, label: texts.chartWanted }}
          pastLabel={texts.chartPast}
          futureLabel={texts.chartFuture}
        />
      )}
      <Text size="sm" c="dimmed">
        {texts.chart}
      </Text>
      <div className="no-print">
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? texts.asChart : texts.asTable}
        </Button>
      </div>
    </Stack>
  );
}
