import { Button, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type DocumentView,
  type ListDocumentPeopleData,
  type ListDocumentPeopleResponse,
  listDocumentPeople,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { type ListAddress, useKeysetList } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { useTexts } from '../texts';
import { PaperDrawer } from './PaperDrawer';

type Person = ListDocumentPeopleResponse['items'][number];

interface NamesSectionProps {
  document: DocumentView;
  address: ListAddress;
}

/** The names behind the share, those missing first; who has no account can be recorded from a list on paper. */
export function NamesSection({ document, address }: NamesSectionProps) {
  const texts = useTexts();
  const mayRecord = useCan('dissemination.record') && document.active;
  const [signed, setSigned] = useState<Person[]>([]);
  const side = address.filters.side ?? 'missing';
  const list = useKeysetList(['documents', document.id, 'people'], address, async (request, signal) => {
    const query = { ...request, ...address.filters, side } as ListDocumentPeopleData['query'];
    return (await listDocumentPeople({ path: { id: document.id }, query, signal })).data;
  });
  const columns = useMemo<DataColumn<Person>[]>(
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
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'post', header: texts.post, cell: (row) => row.post_title },
      { id: 'category', header: texts.category, cell: (row) => labelOf('StaffCategory', row.category) },
      ...(side === 'reached'
        ? [
            {
              id: 'way',
              header: texts.way,
              cell: (row: Person) =>
                row.way && texts.readOn(labelOf('DisseminationWay', row.way), formatDay(row.on)),
            },
          ]
        : [
            {
              id: 'account',
              header: texts.account,
              cell: (row: Person) => (row.has_account ? texts.hasAccount : texts.noAccount),
            },
          ]),
    ],
    [texts, side],
  );
  return (
    <Stack component="section" aria-label={texts.names}>
      <Title order={2} size="h3">
        {labelOf('ReachSide', side)}
      </Title>
      <DataTable
        label={labelOf('ReachSide', side)}
        name="document-people"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.staff_id}
        rowLabel={(row) => row.full_name}
        searchable
        filters={
          <FilterSelect
            label={texts.side}
            name="side"
            address={address}
            options={optionsOf('ReachSide').filter(({ value }) => value !== 'missing')}
            allLabel={labelOf('ReachSide', 'missing')}
          />
        }
        actions={
          mayRecord && side !== 'reached'
            ? (rows) => (
                <Button size="sm" onClick={() => setSigned(rows)}>
                  {texts.paper(rows.length)}
                </Button>
              )
            : undefined
        }
        empty={{ title: texts.noNames }}
      />
      {signed.length > 0 && <PaperDrawer document={document} people={signed} onClose={() => setSigned([])} />}
    </Stack>
  );
}
