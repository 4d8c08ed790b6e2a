import { useMemo, useState } from 'react';
import { type ListNominationsData, listNominations } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { nominationColumns } from '../columns';
import { ActionBar } from '../components/ActionBar';
import { Failures } from '../components/Failures';
import type { Failure } from '../outcomes';
import { useTexts } from '../texts';

/** All nominations in reach: choose many, act on many. */
export default function NominationsPage() {
  const texts = useTexts();
  const [failures, setFailures] = useState<Failure[]>([]);
  const address = useListAddress();
  const list = useKeysetList(['nominations'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListNominationsData['query'];
    return (await listNominations({ query, signal })).data;
  });
  const columns = useMemo(() => nominationColumns(texts, false), [texts]);
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <Failures
        failures={failures}
        nameOf={(id) => list.rows.find((row) => row.id === id)?.person.full_name ?? id}
      />
      <DataTable
        label={texts.title}
        name="nominations"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/nominations/workbook', name: 'cu-di-boi-duong' }}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.person.full_name}, ${row.course.name}`}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('NominationState')}
            />
            <FilterSelect label={texts.way} name="origin" address={address} options={optionsOf('Way')} />
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.confirmation}
              name="awaits_confirmation"
              address={address}
              options={[{ value: 'true', label: texts.toConfirm }]}
            />
          </>
        }
        actions={(rows, done) => <ActionBar rows={rows} onFailures={setFailures} onDone={done} />}
        empty={{ title: texts.none, hint: texts.noneHint }}
      />
    </>
  );
}
