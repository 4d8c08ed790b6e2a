import { useMemo, useState } from 'react';
import { type ListNominationsData, listNominations } from '@/api/generated';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { DataTable } from '@/shared/ui/DataTable';
import { nominationColumns } from '../columns';
import type { Failure } from '../outcomes';
import { useTexts } from '../texts';
import { ActionBar } from './ActionBar';
import { Failures } from './Failures';

/** The list of names of one course, with everything that can be done to it. */
export default function CourseNominations({ courseId }: { courseId: string }) {
  const texts = useTexts();
  const [failures, setFailures] = useState<Failure[]>([]);
  const whole = useListAddress();
  // The tab of the course's page stands in the same address and is no filter of the list.
  const address = useMemo(() => ({ ...whole, filters: {} }), [whole]);
  const list = useKeysetList(['nominations', courseId], address, async (request, signal) => {
    const query = { ...request, course_id: courseId } as ListNominationsData['query'];
    return (await listNominations({ query, signal })).data;
  });
  const columns = useMemo(() => nominationColumns(texts, true), [texts]);
  return (
    <>
      <Failures
        failures={failures}
        nameOf={(id) => list.rows.find((row) => row.id === id)?.person.full_name ?? id}
      />
      <DataTable
        label={texts.title}
        name="course-nominations"
        columns={columns}
        list={list}
        address={address}
        workbook={{
          path: '/nominations/workbook',
          name: 'cu-di-boi-duong',
          filters: { course_id: courseId },
        }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.person.full_name}
        searchable
        actions={(rows, done) => <ActionBar rows={rows} onFailures={setFailures} onDone={done} />}
        empty={{ title: texts.noneCourse, hint: texts.noneHint }}
      />
    </>
  );
}
