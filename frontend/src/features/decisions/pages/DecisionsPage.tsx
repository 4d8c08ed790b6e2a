import { useMemo } from 'react';
import { listDecisions } from '@/api/generated';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { DataTable } from '@/shared/ui/DataTable';
import { PageHeader } from '@/shared/ui/PageHeader';
import { decisionColumns } from '../columns';
import { useTexts } from '../texts';

/** All decisions in reach, the latest first. */
export default function DecisionsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const list = useKeysetList(['decisions'], address, async (request, signal) => {
    const query = { ...request, ...address.filters };
    return (await listDecisions({ query, signal })).data;
  });
  const columns = useMemo(() => decisionColumns(texts, false), [texts]);
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <DataTable
        label={texts.title}
        name="decisions"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/decisions/workbook', name: 'quyet-dinh' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.subject}
        searchable
        empty={{ title: texts.none, hint: texts.about }}
      />
    </>
  );
}
