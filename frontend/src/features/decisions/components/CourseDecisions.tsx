import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import { listDecisions } from '@/api/generated';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { DataTable } from '@/shared/ui/DataTable';
import { decisionColumns } from '../columns';
import { useTexts } from '../texts';
import { NewDecisionDrawer } from './NewDecisionDrawer';

/** The papers by which people are sent to one course, and making another. */
export default function CourseDecisions({ course }: { course: { id: string; name: string } }) {
  const texts = useTexts();
  const mayWrite = useCan('decisions.write');
  const [making, { open, close }] = useDisclosure();
  const whole = useListAddress();
  // The tab of the course's page stands in the same address and is no filter of the list.
  const address = useMemo(() => ({ ...whole, filters: {} }), [whole]);
  const list = useKeysetList(
    ['decisions', course.id],
    address,
    async (request, signal) =>
      (await listDecisions({ query: { ...request, course_id: course.id }, signal })).data,
  );
  const columns = useMemo(() => decisionColumns(texts, true), [texts]);
  return (
    <>
      {mayWrite && (
        <Group mb="sm">
          <Button onClick={open}>{texts.add}</Button>
        </Group>
      )}
      <DataTable
        label={texts.title}
        name="course-decisions"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/decisions/workbook', name: 'quyet-dinh', filters: { course_id: course.id } }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.subject}
        empty={{ title: texts.noneCourse, hint: mayWrite ? texts.noneHint : undefined }}
      />
      {making && <NewDecisionDrawer opened onClose={close} course={course} />}
    </>
  );
}
