import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListProgrammesData, listProgrammes, type ProgrammeView } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { ProgrammeDrawer } from '../components/ProgrammeDrawer';
import { useTexts } from '../texts';

/** The catalogue: everybody reads, the coordinator adds. */
export default function ProgrammesPage() {
  const texts = useTexts();
  const mayWrite = useCan('catalogue.write');
  const [adding, { open, close }] = useDisclosure();
  const address = useListAddress();
  const list = useKeysetList(['programmes'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListProgrammesData['query'];
    return (await listProgrammes({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ProgrammeView, '/programmes/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/chuong-trinh/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'code',
        header: texts.code,
        sortKey: 'code',
        cell: (row) => <span className="figures">{row.code}</span>,
      },
      { id: 'kind', header: texts.kind, sortKey: 'kind', cell: (row) => labelOf('ProgrammeKind', row.kind) },
      {
        id: 'length',
        header: texts.length,
        cell: ({ length }) =>
          length
            ? texts.lengthText(length.least, length.most, labelOf('LengthUnit', length.unit))
            : texts.asSet,
      },
      { id: 'audience', header: texts.audience, cell: (row) => labelOf('Audience', row.audience) },
      {
        id: 'active',
        header: texts.state,
        hiddenAtFirst: true,
        cell: (row) => (
          <StatusBadge tone={row.active ? 'success' : 'neutral'}>
            {row.active ? texts.activeYes : texts.activeNo}
          </StatusBadge>
        ),
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={open}>{texts.add}</Button>}
      />
      <DataTable
        label={texts.title}
        name="programmes"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/programmes/workbook', name: 'chuong-trinh' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.kind}
              name="kind"
              address={address}
              options={optionsOf('ProgrammeKind')}
            />
            <FilterSelect label={texts.phases} name="phase" address={address} options={optionsOf('Phase')} />
            <FilterSelect
              label={texts.competences}
              name="competence"
              address={address}
              options={optionsOf('Competence')}
            />
          </>
        }
      />
      {adding && <ProgrammeDrawer opened onClose={close} />}
    </>
  );
}
