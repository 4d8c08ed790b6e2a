import { Button, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode, Suspense } from 'react';
import { type CourseView, getCourse } from '@/api/generated';
import { CourseAttendance } from '@/features/attendance';
import { CourseDecisions } from '@/features/decisions';
import { CourseConflicts, CourseNominations, WishButton } from '@/features/nominations';
import { CourseConfirmations, CourseResults } from '@/features/results';
import { formatRange } from '@/shared/lib/dates';
import { useListAddress } from '@/shared/lib/list';
import { useCan, useMe, useToday } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CourseBadge } from '../components/CourseBadge';
import { CourseFacts } from '../components/CourseFacts';
import { CourseSteps } from '../components/CourseSteps';
import { Sessions } from '../components/Sessions';
import { useTexts } from '../texts';

/** One course: facts, timetable, people, attendance, results. */
export default function CoursePage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['courses', id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Course course={data} /> : <Loading />;
}

const FIRST_TAB = 'thong-tin';

function Course({ course }: { course: CourseView }) {
  const texts = useTexts();
  const address = useListAddress();
  const seesPeople = (useMe()?.roles ?? []).some(({ role }) => role !== 'staff');
  const mayWrite = useCan('courses.write');
  const mayPropose = useCan('nominations.propose');
  const mayRequest = useCan('nominations.request');
  const mayMark = useCan('attendance.write');
  const mayEnter = useCan('results.write');
  const today = useToday() ?? '';
  const takesPeople = course.state === 'planned' || course.state === 'open';
  const takesWishes = takesPeople && today <= (course.nomination_deadline ?? course.last_day);
  const isStepwise = course.origin === 'quota' || course.origin === 'own';
  const isPast = course.origin === 'past';
  const tabs: [value: string, label: string, content: ReactNode][] = [
    [FIRST_TAB, texts.tabs.info, <CourseFacts key="info" course={course} />],
    ['buoi-hoc', texts.tabs.sessions, <Sessions key="sessions" course={course} />],
    ...(seesPeople
      ? ([
          [
            'danh-sach-cu',
            texts.tabs.nominations,
            <Fragment key="nominations">
              {mayPropose && (takesPeople || isPast) && (
                <ImportLinks course={course.id} sheets={[['danh-sach-cu', texts.importNames]]} />
              )}
              <CourseNominations courseId={course.id} />
            </Fragment>,
          ],
          ['quyet-dinh', texts.tabs.decisions, <CourseDecisions key="decisions" course={course} />],
          [
            'diem-danh',
            texts.tabs.attendance,
            <Fragment key="attendance">
              {mayMark && <ImportLinks course={course.id} sheets={[['diem-danh', texts.importAttendance]]} />}
              <CourseAttendance courseId={course.id} />
            </Fragment>,
          ],
          [
            'ket-qua',
            texts.tabs.results,
            <Fragment key="results">
              {mayEnter && (
                <ImportLinks
                  course={course.id}
                  sheets={[
                    ['ket-qua', texts.importResults],
                    ['chung-chi', texts.importCertificates],
                  ]}
                />
              )}
              <CourseConfirmations course={course} />
              <CourseResults course={course} />
            </Fragment>,
          ],
        ] satisfies [string, string, ReactNode][])
      : []),
  ];
  return (
    <>
      <PageHeader
        title={course.name}
        description={
          <Group gap="xs">
            <CourseBadge state={course.state} />
            <span className="figures">{formatRange(course.first_day, course.last_day)}</span>
          </Group>
        }
        actions={
          <>
            {mayWrite && (
              <>
                <Button component={Link} to={`/lop/${course.id}/sua`} variant="default">
                  {texts.edit}
                </Button>
                <CourseSteps course={course} />
              </>
            )}
            {mayRequest && takesWishes && isStepwise && (
              <Suspense>
                <WishButton courseId={course.id} />
              </Suspense>
            )}
            {mayPropose && (takesPeople || isPast) && (isStepwise || mayWrite) && (
              <Button component={Link} to={`/lop/${course.id}/de-xuat`}>
                {isStepwise ? texts.nominate : texts.record}
              </Button>
            )}
          </>
        }
      />
      {seesPeople && takesPeople && today <= course.last_day && (
        <Suspense>
          <CourseConflicts courseId={course.id} />
        </Suspense>
      )}
      <Tabs
        value={address.filters.tab ?? FIRST_TAB}
        onChange={(tab) => address.change({ tab: tab === FIRST_TAB ? null : tab, q: null, sort: null })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([value, , content]) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<Loading />}>{content}</Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

/** Ways to fill a tab from Excel. */
function ImportLinks({ course, sheets }: { course: string; sheets: [address: string, label: string][] }) {
  return (
    <Group justify="flex-end" mb="sm">
      {sheets.map(([address, label]) => (
        <Button key={address} component={Link} to={`/lop/${course}/nhap/${address}`} variant="default">
          {label}
        </Button>
      ))}
    </Group>
  );
}
