import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListAmendmentsData, listAmendments, type PageAmendmentView } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { places } from '@/shared/lib/places';
import { useYears } from '@/shared/lib/years';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { toldOf } from '../amendment';
import { useTexts } from '../texts';

type Amendment = PageAmendmentView['items'][number];

/** What was changed in closed years. */
export default function AmendmentsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const years = useYears();
  const list = useKeysetList(['amendments'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListAmendmentsData['query'];
    return (await listAmendments({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Amendment, '/amendments/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.full_name}
          </Link>
        ),
      },
      {
        id: 'what',
        header: texts.what,
        cell: (row) => (
          <Stack gap={2}>
            <span>
              {labelOf('AmendedKind', row.kind)}, {row.year}
            </span>
            <Text size="sm" c="dimmed">
              {texts.before}: {toldOf(row.kind, row.before) || texts.nothing}
            </Text>
            <Text size="sm">
              {texts.after}: {toldOf(row.kind, row.after) || texts.nothing}
            </Text>
          </Stack>
        ),
      },
      { id: 'reason', header: texts.reason, cell: (row) => row.reason },
      {
        id: 'who',
        header: texts.who,
        cell: (row) =>
          row.acting_for_name ? texts.actingFor(row.account_name, row.acting_for_name) : row.account_name,
      },
      {
        id: 'when',
        header: texts.when,
        sortKey: 'created_at',
        cell: (row) => <span className="figures">{formatInstant(row.created_at)}</span>,
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.amendmentsTitle}
        description={
          <>
            {texts.amendmentsAbout} <Link to={places.classifications.path}>{texts.backToSheet}</Link>
          </>
        }
      />
      <DataTable
        label={texts.amendmentsTitle}
        name="amendments"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        workbook={{ path: '/amendments/workbook', name: 'dieu-chinh' }}
        filters={
          <>
            <FilterSelect
              label={texts.year}
              name="year"
              address={address}
              options={(years ?? []).map(({ year }) => ({ value: String(year), label: String(year) }))}
            />
            <FilterSelect
              label={texts.what}
              name="kind"
              address={address}
              options={optionsOf('AmendedKind')}
            />
            <UnitFilter address={address} />
          </>
        }
        empty={{ title: texts.noAmendments }}
      />
    </>
  );
}
