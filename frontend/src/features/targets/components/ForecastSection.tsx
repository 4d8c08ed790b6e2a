import { Box, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ForecastView, getTargetForecast, type TargetView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber } from '@/shared/lib/numbers';
import { useToday } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { StepChart } from '@/shared/ui/StepChart';
import { countsPeople, paceText, percentText, quarterText, shareText, statusTones } from '../shares';
import { useTexts } from '../texts';
import { QuarterTable } from './QuarterTable';

interface ForecastSectionProps {
  target: TargetView;
  unitId?: string;
  day?: string;
  /** Whether the names are on the page: then the figures lead to them. */
  named: boolean;
}

/** The figure, and whether it will be met: in facts, as a chart, and as the table behind it. */
export function ForecastSection({ target, unitId, day, named }: ForecastSectionProps) {
  const texts = useTexts();
  const today = useToday();
  const query = { unit_id: unitId, day };
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', target.id, 'forecast', query],
    queryFn: async ({ signal }) => (await getTargetForecast({ path: { id: target.id }, query, signal })).data,
  });
  const hasChart = data && data.quarters.length > 0 && data.wanted > 0;
  return (
    <Stack component="section" aria-labelledby="forecast" gap="sm">
      <SectionHeader id="forecast" title={texts.forecast} />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <Paper withBorder p="md">
          <SimpleGrid cols={{ base: 1, lg: hasChart ? 2 : 1 }} spacing="xl">
            <Figures target={target} forecast={data} named={named} asked={day ?? today ?? ''} />
            {hasChart && <Chart forecast={data} />}
          </SimpleGrid>
          {hasChart && (
            <Box mt="sm">
              <QuarterTable quarters={data.quarters} />
            </Box>
          )}
        </Paper>
      )}
    </Stack>
  );
}

interface FiguresProps {
  target: TargetView;
  forecast: ForecastView;
  named: boolean;
  /** The day that is asked about. */
  asked: string;
}

function Figures({ target, forecast, named, asked }: FiguresProps) {
  const texts = useTexts();
  const { figure } = forecast;
  const { counted, beside } = figure;
  const ofPeople = countsPeople(target);
  const toNames = (side: string, text: string) =>
    named ? (
      <Link to="." search={((now: object) => ({ ...now, side })) as never} hash="people">
        {text}
      </Link>
    ) : (
      text
    );
  if (counted.denominator === 0 && beside.denominator === 0) {
    return <Text>{texts.noPopulation}</Text>;
  }
  return (
    <Stack gap="sm">
      <div>
        <Text fz={32} fw={700} lh={1.2} className="figures">
          {counted.denominator === 0 ? '–' : percentText(counted.percent_hundredths)}
        </Text>
        <Text size="sm" c="dimmed">
          {figure.deadline
            ? texts.wantedBy(figure.threshold_percent, formatDay(figure.deadline))
            : texts.wantedAlways(figure.threshold_percent)}
        </Text>
        {figure.deadline && asked > figure.deadline && (
          <Text size="sm">{texts.frozen(formatDay(figure.as_of))}</Text>
        )}
      </div>
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
        items={[
          [
            texts.done,
            counted.denominator > 0 &&
              toNames(
                'reached',
                texts.ofAll(formatNumber(counted.numerator), formatNumber(counted.denominator)),
              ),
          ],
          [texts.planned, ofPeople && formatNumber(forecast.planned)],
          [
            ofPeople ? texts.missing : texts.missingSendings,
            toNames('missing', formatNumber(forecast.missing)),
          ],
          [texts.places, ofPeople && formatNumber(forecast.places)],
          [
            texts.pace,
            ofPeople
              ? texts.paceValue(paceText(forecast.pace_hundredths))
              : texts.paceSendings(paceText(forecast.pace_hundredths)),
          ],
          [
            texts.expected,
            typeof forecast.expected === 'number' && texts.expectedValue(forecast.expected, forecast.wanted),
          ],
          [
            texts.beside,
            beside.denominator > 0 ? toNames('beside_reached', shareText(beside)) : texts.noPopulation,
          ],
        ]}
      />
    </Stack>
  );
}

function Chart({ forecast }: { forecast: ForecastView }) {
  const texts = useTexts();
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {texts.chart}
      </Title>
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
    </Stack>
  );
}
