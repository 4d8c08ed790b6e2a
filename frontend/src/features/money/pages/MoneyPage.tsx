import { Button, NativeSelect, Paper, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AllocationView, listAllocations } from '@/api/generated';
import { useListAddress } from '@/shared/lib/list';
import { useCan, useToday } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { planYears } from '../bars';
import { AllocationCard } from '../components/AllocationCard';
import { AllocationDrawer } from '../components/AllocationDrawer';
import { SourcesDrawer } from '../components/SourcesDrawer';
import { SpendDrawer } from '../components/SpendDrawer';
import { Summary } from '../components/Summary';
import { useTexts } from '../texts';

/** The money of a year: what is allotted and what has become of it, then the sums over courses, units and people. */
export default function MoneyPage() {
  const today = useToday();
  const address = useListAddress();
  const year = address.filters.year ?? today?.slice(0, 4);
  if (!year) return <Loading />;
  return <Year key={year} year={year} />;
}

function Year({ year }: { year: string }) {
  const texts = useTexts();
  const address = useListAddress();
  const mayWrite = useCan('money.write');
  const [editing, setEditing] = useState<AllocationView | 'new' | 'sources' | 'spend' | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['money', 'allocations', year],
    queryFn: async ({ signal }) =>
      (await listAllocations({ query: { year: Number(year), limit: 200 }, signal })).data.items,
  });
  const close = () => setEditing(null);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/kinh-phi/so" search={{ year } as never} />}
            >
              {texts.openLedger}
            </Button>
            {mayWrite && (
              <>
                <Button variant="default" onClick={() => setEditing('sources')}>
                  {texts.sources}
                </Button>
                <Button variant="default" onClick={() => setEditing('new')}>
                  {texts.addAllocation}
                </Button>
                <Button onClick={() => setEditing('spend')}>{texts.spend}</Button>
              </>
            )}
          </>
        }
      />
      <Stack gap="lg">
        <div className="paper-filters">
          <NativeSelect
            label={texts.year}
            value={year}
            onChange={(event) => address.change({ year: event.currentTarget.value })}
            data={planYears.includes(year) ? planYears : [year, ...planYears]}
            maw={160}
          />
        </div>
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && mayWrite && (
          <Paper withBorder>
            <EmptyState title={texts.noAllocations(year)} hint={texts.noAllocationsHint} />
          </Paper>
        )}
        {data && data.length > 0 && (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {data.map((allocation) => (
              <AllocationCard
                key={allocation.id}
                allocation={allocation}
                onChange={mayWrite ? () => setEditing(allocation) : undefined}
              />
            ))}
          </SimpleGrid>
        )}
        <Summary year={year} />
      </Stack>
      {editing === 'sources' && <SourcesDrawer onClose={close} />}
      {editing === 'spend' && <SpendDrawer year={year} onClose={close} />}
      {editing === 'new' && <AllocationDrawer year={year} onClose={close} />}
      {editing && typeof editing === 'object' && (
        <AllocationDrawer year={year} allocation={editing} onClose={close} />
      )}
    </>
  );
}
