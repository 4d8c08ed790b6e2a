import { Box, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListDocumentsData, type ListDocumentsResponse, listDocuments } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan, useMe } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { DocumentDrawer } from '../components/DocumentDrawer';
import { shareText } from '../shares';
import { useTexts } from '../texts';

type Row = ListDocumentsResponse['items'][number];

/** The documents that must be made known: what one has still to read, and how far each has reached. */
export default function DocumentsPage() {
  const texts = useTexts();
  const mayWrite = useCan('documents.write');
  const onRoster = Boolean(useMe()?.staff_id);
  const [adding, setAdding] = useState(false);
  const address = useListAddress();
  const list = useKeysetList(['documents'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListDocumentsData['query'];
    return (await listDocuments({ query, signal })).data;
  });
  const seesShares = list.rows.some((row) => row.share);
  const columns = useMemo<DataColumn<Row, '/documents/workbook'>[]>(
    () => [
      {
        id: 'number',
        header: texts.number,
        isTitle: true,
        sortKey: 'number',
        cell: (row) => (
          <Link to="/van-ban/$id" params={{ id: row.id }} style={{ whiteSpace: 'nowrap' }}>
            {row.number}
          </Link>
        ),
      },
      {
        id: 'title',
        header: texts.subject,
        cell: (row) => (
          <Text size="sm" lineClamp={3}>
            {row.title}
          </Text>
        ),
      },
      { id: 'issuer', header: texts.issuer, hiddenAtFirst: true, cell: (row) => row.issuer },
      {
        id: 'issued_on',
        header: texts.issuedOn,
        sortKey: 'issued_on',
        cell: (row) => formatDay(row.issued_on),
      },
      {
        id: 'deadline',
        header: texts.deadline,
        sortKey: 'deadline',
        cell: (row) => formatDay(row.deadline),
      },
      ...(seesShares
        ? [
            {
              id: 'share' as const,
              header: texts.share,
              align: 'right' as const,
              cell: (row: Row) => row.share && shareText(row.share),
            },
          ]
        : []),
      ...(onRoster
        ? [
            {
              id: 'mine',
              header: texts.mine,
              pageOnly: true as const,
              cell: (row: Row) => row.active && <Own own={row.own} />,
            },
          ]
        : []),
    ],
    [texts, seesShares, onRoster],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      />
      <DataTable
        label={texts.title}
        name="documents"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/documents/workbook', name: 'van-ban-pho-bien' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        searchable
        filters={
          <>
            {onRoster && (
              <FilterSelect
                label={texts.readByMe}
                name="owed"
                address={address}
                options={[{ value: 'true', label: texts.toRead }]}
              />
            )}
            <FilterSelect
              label={texts.activity}
              name="active"
              address={address}
              options={[
                { value: 'true', label: texts.active },
                { value: 'false', label: texts.inactive },
              ]}
            />
          </>
        }
        empty={{ title: texts.none }}
      />
      {adding && <DocumentDrawer onClose={() => setAdding(false)} />}
    </>
  );
}

function Own({ own }: { own: Row['own'] }) {
  const texts = useTexts();
  if (own.owed) return <StatusBadge tone="warning">{texts.toRead}</StatusBadge>;
  if (own.way) {
    return (
      <Box miw={170}>
        <StatusBadge tone="success">{labelOf('ReachSide', 'reached')}</StatusBadge>
        <Text size="sm">{texts.readOn(labelOf('DisseminationWay', own.way), formatDay(own.on))}</Text>
      </Box>
    );
  }
  return null;
}
