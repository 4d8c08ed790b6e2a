import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ListAuditRecordsData, listAuditRecords } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { formatNumber } from '@/shared/lib/numbers';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { DayFilters } from '../components/DayFilters';
import { RecordDrawer } from '../components/RecordDrawer';
import { RecordTabs } from '../components/RecordTabs';
import type { AuditRecord } from '../records';
import { useTexts } from '../texts';
import { actions, kinds } from '../words';

/** The record of changes, newest first. */
export default function AuditPage() {
  const texts = useTexts();
  const address = useListAddress();
  const [shown, setShown] = useState<AuditRecord | null>(null);
  const list = useKeysetList(['audit'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListAuditRecordsData['query'];
    return (await listAuditRecords({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<AuditRecord, '/audit-records/workbook'>[]>(
    () => [
      {
        id: 'at',
        header: texts.at,
        isTitle: true,
        cell: (row) => <span className="figures">{formatInstant(row.at)}</span>,
      },
      {
        id: 'who',
        header: texts.who,
        cell: (row) => (
          <>
            {row.account_name}
            {row.acting_for_name && <div>{texts.insteadOf(row.acting_for_name)}</div>}
          </>
        ),
      },
      { id: 'action', header: texts.action, cell: (row) => texts.actionWord(row.action, row.kind) },
      { id: 'kind', header: texts.kind, cell: (row) => texts.kindWord(row.kind) },
      { id: 'subject', header: texts.subject, cell: (row) => row.subject_name },
      {
        id: 'number',
        header: texts.number,
        align: 'right',
        sortKey: 'number',
        hiddenAtFirst: true,
        cell: (row) => formatNumber(row.number),
      },
      { id: 'address', header: texts.address, hiddenAtFirst: true, cell: (row) => row.address },
      {
        id: 'act',
        header: texts.act,
        screenOnly: true,
        cell: (row) => (
          <Button
            size="compact-sm"
            variant="default"
            className="no-print"
            aria-label={texts.showOf(row.number)}
            onClick={() => setShown(row)}
          >
            {texts.show}
          </Button>
        ),
      },
    ],
    [texts],
  );
  const { subject_id, account_id } = address.filters;
  const sorted = (codes: string[], word: (code: string) => string) =>
    codes
      .map((value) => ({ value, label: word(value) }))
      .sort((one, other) => one.label.localeCompare(other.label, 'vi'));
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <RecordTabs here="changes" />
      {(subject_id || account_id) && (
        <Group mb="sm" gap="xs">
          <Text>{texts.ofSubject}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => address.change({ subject_id: null, account_id: null, kind: null })}
          >
            {texts.showAll}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed" mb="xs" className="no-print">
        {texts.whoHint}
      </Text>
      <DataTable
        label={texts.title}
        name="audit"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/audit-records/workbook', name: 'nhat-ky-thay-doi' }}
        rowId={(row) => String(row.number)}
        rowLabel={(row) => String(row.number)}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.kind}
              name="kind"
              address={address}
              options={sorted(kinds, texts.kindWord)}
            />
            <FilterSelect
              label={texts.action}
              name="action"
              address={address}
              options={sorted(actions, texts.actionWord)}
            />
            <DayFilters address={address} />
          </>
        }
        empty={{ title: texts.none }}
      />
      {shown && <RecordDrawer record={shown} onClose={() => setShown(null)} onNarrow={address.change} />}
    </>
  );
}
