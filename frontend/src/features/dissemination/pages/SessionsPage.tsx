import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type ListDisseminationSessionsData,
  type ListDisseminationSessionsResponse,
  listDisseminationSessions,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { SessionDrawer } from '../components/SessionDrawer';
import { useTexts } from '../texts';

type Row = ListDisseminationSessionsResponse['items'][number];

/** The sessions of dissemination by unit, with how many were there. */
export default function SessionsPage() {
  const texts = useTexts();
  const mayRecord = useCan('dissemination.record');
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['dissemination-sessions'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListDisseminationSessionsData['query'];
    return (await listDisseminationSessions({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/dissemination-sessions/workbook'>[]>(
    () => [
      {
        id: 'day',
        header: texts.sessionDay,
        isTitle: true,
        sortKey: 'day',
        cell: (row) =>
          mayRecord ? (
            <Button
              size="compact-sm"
              variant="subtle"
              className="on-paper"
              aria-label={texts.openSession(formatDay(row.day), row.unit_name)}
              onClick={() => setEditing(row.id)}
            >
              {formatDay(row.day)}
            </Button>
          ) : (
            formatDay(row.day)
          ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      {
        id: 'documents',
        header: texts.documents,
        cell: (row) =>
          row.documents.map((document, index) => (
            <span key={document.document_id}>
              {index > 0 && '; '}
              <Link to="/van-ban/$id" params={{ id: document.document_id }}>
                {document.number}
              </Link>{' '}
              ({texts.version(document.version).toLowerCase()})
            </span>
          )),
      },
      { id: 'place', header: texts.place, cell: (row) => row.place },
      { id: 'led_by', header: texts.ledBy, cell: (row) => row.led_by },
      { id: 'attended', header: texts.attended, align: 'right', cell: (row) => row.attended },
    ],
    [texts, mayRecord],
  );
  return (
    <>
      <PageHeader
        title={texts.sessions}
        description={texts.sessionsAbout}
        actions={mayRecord && <Button onClick={() => setEditing('new')}>{texts.addSession}</Button>}
      />
      <DataTable
        label={texts.sessions}
        name="dissemination-sessions"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/dissemination-sessions/workbook', name: 'buoi-pho-bien' }}
        rowId={(row) => row.id}
        rowLabel={(row) => `${formatDay(row.day)} ${row.unit_name}`}
        filters={
          <>
            <UnitFilter address={address} />
            <DateFilter label={texts.from_} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
          </>
        }
        empty={{ title: texts.noSession }}
      />
      {editing && (
        <SessionDrawer id={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
