import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getTarget } from '@/api/generated';
import { useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { ForecastSection } from '../components/ForecastSection';
import { PeopleSection } from '../components/PeopleSection';
import { TargetDrawer } from '../components/TargetDrawer';
import { UnitsSection } from '../components/UnitsSection';
import { useTexts } from '../texts';

/** One target: how it stands, where it leads, unit by unit, and who is behind it. */
export default function TargetPage() {
  const { id = '' } = useParams({ strict: false });
  const texts = useTexts();
  const mayWrite = useCan('targets.write');
  const maySeePeople = useCan('targets.people');
  const [editing, setEditing] = useState(false);
  const address = useListAddress();
  const { unit_id, day } = address.filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', id],
    queryFn: async ({ signal }) => (await getTarget({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <Stack gap="xl">
      <div>
        <PageHeader
          title={data.name}
          description={
            <Text component="span" c="dimmed">
              {data.code} · {data.clause}
            </Text>
          }
          actions={
            mayWrite && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {texts.edit}
              </Button>
            )
          }
        />
        <Group align="flex-end" className="paper-filters">
          <UnitFilter address={address} />
          <DateFilter label={texts.day} name="day" address={address} />
        </Group>
      </div>
      <ForecastSection target={data} unitId={unit_id} day={day} named={maySeePeople} />
      <UnitsSection target={data} unitId={unit_id} day={day} />
      {maySeePeople && <PeopleSection target={data} address={address} />}
      {editing && <TargetDrawer target={data} onClose={() => setEditing(false)} />}
    </Stack>
  );
}
