import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { getStaffing } from '@/api/generated';
import { StaffingStrip } from '@/features/nominations';
import { useUnits } from '@/shared/lib/units';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import type { Period } from '../period';
import { useTexts } from '../texts';
import classes from './Calendar.module.css';

/** Who of a unit is away on which working day, against what the unit needs. */
export function AwaySection({ unitId, period }: { unitId: string; period: Period }) {
  const texts = useTexts();
  const hasBelow = useUnits()?.some((unit) => unit.parent_id === unitId) ?? false;
  const query = { unit_id: unitId, ...period };
  const { data, error, refetch } = useQuery({
    queryKey: ['nominations', 'staffing', query],
    queryFn: async ({ signal }) => (await getStaffing({ query, signal })).data,
  });
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="away" className={classes.away}>
      <Stack gap="sm">
        <SectionHeader
          id="away"
          title={texts.away}
          about={[texts.awayAbout, hasBelow && data && texts.awayOwn(data.name)].filter(Boolean).join(' ')}
        />
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading lines={3} />}
        {data?.days.length === 0 && <Text>{texts.noWorkingDays}</Text>}
        {data && data.days.length > 0 && (
          <Suspense fallback={<Loading lines={3} />}>
            <StaffingStrip strip={data} />
          </Suspense>
        )}
      </Stack>
    </Paper>
  );
}
