import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListStaffData, listStaff, type StaffView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { useTexts } from '../texts';

/** The roster. */
export default function StaffPage() {
  const texts = useTexts();
  const mayWrite = useCan('staff.write');
  const address = useListAddress();
  const list = useKeysetList(['staff'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListStaffData['query'];
    return (await listStaff({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<StaffView, '/staff/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'post', header: texts.post, cell: (row) => row.post_title },
      { id: 'category', header: texts.category, cell: (row) => labelOf('StaffCategory', row.category) },
      {
        id: 'level',
        header: texts.level,
        sortKey: 'level',
        hiddenAtFirst: true,
        cell: (row) => labelOf('PostLevel', row.level),
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => (
          <StatusBadge tone={row.state === 'working' ? 'success' : 'neutral'}>
            {labelOf('StaffState', row.state)}
          </StatusBadge>
        ),
      },
      {
        id: 'birth',
        header: texts.birth,
        hiddenAtFirst: true,
        cell: (row) => formatDay(row.birth_date) || row.birth_year,
      },
      {
        id: 'qualification',
        header: texts.qualification,
        hiddenAtFirst: true,
        cell: (row) => row.qualification && labelOf('Qualification', row.qualification),
      },
      {
        id: 'hired',
        header: texts.hired,
        sortKey: 'hired_on',
        hiddenAtFirst: true,
        cell: (row) => formatDay(row.hired_on),
      },
    ],
    [texts],
  );
  const importButton = mayWrite && (
    <Button component={Link} to="/can-bo/nhap" variant="default">
      {texts.import}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        actions={
          <>
            {importButton}
            {mayWrite && (
              <Button component={Link} to="/can-bo/them">
                {texts.add}
              </Button>
            )}
          </>
        }
      />
      <DataTable
        label={texts.title}
        name="staff"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/staff/workbook', name: 'doi-ngu' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        filters={
          <>
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.category}
              name="category"
              address={address}
              options={optionsOf('StaffCategory')}
            />
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('StaffState')}
            />
            <FilterSelect
              label={texts.level}
              name="level"
              address={address}
              options={optionsOf('PostLevel')}
            />
          </>
        }
        empty={{ title: texts.none, hint: texts.noneHint, action: importButton }}
      />
    </>
  );
}
