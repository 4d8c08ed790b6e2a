import { Box, Button, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { listReviews, type UnitReviewView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { useToday } from '@/shared/lib/server';
import { useYears } from '@/shared/lib/years';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** The review of a year by unit. */
export default function ReviewsPage() {
  const texts = useTexts();
  const today = useToday();
  const address = useListAddress();
  const year = Number(address.filters.year ?? today?.slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', year],
    queryFn: async ({ signal }) => (await listReviews({ query: { year }, signal })).data,
    enabled: Number.isInteger(year),
  });
  const years = useYears();
  const columns = useMemo<DataColumn<UnitReviewView>[]>(
    () => [
      {
        id: 'unit',
        header: texts.unit,
        isTitle: true,
        cell: (row) => (
          <Link to="/ra-soat/$id" params={{ id: row.unit_id }} search={{ year: String(year) } as never}>
            {row.unit_name}
          </Link>
        ),
      },
      { id: 'people', header: texts.people, align: 'right', cell: (row) => row.people },
      { id: 'meets', header: texts.meets, align: 'right', cell: (row) => row.meets },
      { id: 'below', header: texts.below, align: 'right', cell: (row) => row.below },
      { id: 'not_reviewed', header: texts.notReviewed, align: 'right', cell: (row) => row.not_reviewed },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => (
          <Box miw={130}>
            <StatusBadge tone={row.state === 'confirmed' ? 'success' : 'neutral'}>
              {labelOf('ReviewState', row.state)}
            </StatusBadge>
            {row.changed_since > 0 && (
              <Text size="sm" c="dimmed">
                {texts.changedSince(row.changed_since)}
              </Text>
            )}
          </Box>
        ),
      },
      {
        id: 'confirmed',
        header: texts.confirmed,
        cell: (row) =>
          row.confirmed_by_name && texts.confirmedBy(row.confirmed_by_name, formatDay(row.confirmed_on)),
      },
    ],
    [texts, year],
  );
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={texts.title(data.year)}
        description={texts.about(formatDay(data.due_on))}
        actions={
          <>
            <Button component={Link} to="/vi-tri-viec-lam" variant="default">
              {texts.posts}
            </Button>
            <ExcelButton path="/reviews/workbook" query={{ year: data.year }} name={`ra-soat-${data.year}`} />
          </>
        }
      />
      <DataTable
        label={texts.title(data.year)}
        name="reviews"
        columns={columns}
        list={wholeList(data.units.filter((unit) => matches(unit.unit_name, address.q)))}
        address={address}
        rowId={(row) => row.unit_id}
        rowLabel={(row) => row.unit_name}
        searchable
        filters={
          <NativeSelect
            label={texts.year}
            value={String(data.year)}
            onChange={(event) => address.change({ year: event.currentTarget.value })}
            data={(years ?? [{ year: data.year }]).map(({ year }) => String(year))}
          />
        }
        empty={{ title: texts.none }}
      />
    </>
  );
}
