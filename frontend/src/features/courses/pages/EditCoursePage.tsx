import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type CourseView, changeCourse, getCourse } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { useStaleSave } from '@/shared/ui/stale-save';
import { CourseForm } from '../components/CourseForm';
import { useConflictsSave } from '../components/conflicts-save';
import { type CourseValues, patchOf, valuesOf } from '../form-values';
import { useTexts } from '../texts';
import { useCourseForm } from '../use-course-form';

/** Changes a course. */
export default function EditCoursePage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['courses', id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <EditCourse key={data.id} course={data} /> : <Loading />;
}

interface Sent {
  values: CourseValues;
  /** Of the version that is saved over; of the one that the page was opened with when left out. */
  etag?: string;
  /** Why people are kept although the new days bring them against a rule. */
  keeping?: string;
}

function EditCourse({ course }: { course: CourseView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useCourseForm(valuesOf(course));
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag, keeping }: Sent) =>
      changeCourse({
        path: { id: course.id },
        headers: { 'If-Match': etag ?? etagOf(course) },
        body: { ...patchOf(values, valuesOf(course)), ...(keeping && { conflicts_reason: keeping }) },
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      void cache.invalidateQueries({ queryKey: ['courses'] });
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      void cache.invalidateQueries({ queryKey: ['money'] });
      // Stored: there is nothing left to ask about before leaving.
      void navigate({ to: '/lop/$id', params: { id: course.id }, ignoreBlocker: true });
    },
    onError: (error, sent) => {
      if (!stale.catches(error, sent.values) && !conflicts.catches(error, sent)) failure.report(error);
    },
  });
  const conflicts = useConflictsSave<Sent>((sent, keeping) => save.mutateAsync({ ...sent, keeping }));
  const stale = useStaleSave<CourseValues>({
    latest: async () => {
      const { data } = await getCourse({ path: { id: course.id } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.name]: values.name,
      [texts.organiser]: values.organiser,
      [texts.origin]: labelOf('Origin', values.origin),
      [texts.mode]: labelOf('Mode', values.mode),
      [texts.firstDay]: formatDay(values.first_day),
      [texts.lastDay]: formatDay(values.last_day),
      [texts.deadline]: formatDay(values.nomination_deadline),
      [texts.place]: values.place,
      [texts.seats]: String(values.seats),
      [texts.cost]: String(values.cost),
      [texts.note]: values.note,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['courses'] });
    },
  });
  return (
    <>
      <PageHeader title={texts.edit} description={course.name} />
      {stale.dialog}
      {conflicts.dialog}
      <CourseForm
        form={form}
        notice={failure.notice}
        onSubmit={(values) => save.mutate({ values })}
        submitting={save.isPending}
        stored={course}
        programmeLabel={`${course.programme.code} · ${course.programme.name}`}
        planItemLabel={course.year_plan_item ? texts.planItemLine(course.year_plan_item) : undefined}
        letterLabel={
          course.letter
            ? texts.letterLine(course.letter.number, formatDay(course.letter.issued_on), course.letter.issuer)
            : undefined
        }
      />
    </>
  );
}
