import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createCourse, getYearPlanItem, type YearPlanItemView } from '@/api/generated';
import { useListAddress } from '@/shared/lib/list';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CourseForm } from '../components/CourseForm';
import { bodyOf, type CourseValues, valuesOf } from '../form-values';
import { useTexts } from '../texts';
import { useCourseForm } from '../use-course-form';

/** Enters a course; for an item of the year plan, with what the plan says of it. */
export default function NewCoursePage() {
  const { muc: itemId } = useListAddress().filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['year-plans', 'item', itemId],
    queryFn: async ({ signal }) => (await getYearPlanItem({ path: { id: itemId ?? '' }, signal })).data,
    enabled: Boolean(itemId),
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (itemId && !data) return <Loading />;
  return <NewCourse key={data?.id} item={data} />;
}

function plannedAs(item: YearPlanItemView): Partial<CourseValues> {
  return {
    year_plan_item_id: item.id,
    programme_id: item.programme?.id ?? '',
    name: item.programme ? '' : item.content,
    seats: item.seats || '',
    cost: item.estimated_cost || '',
  };
}

function NewCourse({ item }: { item?: YearPlanItemView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useCourseForm({ ...valuesOf(), ...(item && plannedAs(item)) });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: CourseValues) => (await createCourse({ body: bodyOf(values) })).data,
    onMutate: failure.clear,
    onSuccess: (course) => {
      notifyDone(texts.saved);
      void cache.invalidateQueries({ queryKey: ['courses'] });
      void cache.invalidateQueries({ queryKey: ['year-plans'] });
      // Stored: there is nothing left to ask about before leaving.
      void navigate({ to: '/lop/$id', params: { id: course.id }, ignoreBlocker: true });
    },
    onError: failure.report,
  });
  return (
    <>
      <PageHeader title={texts.add} />
      <CourseForm
        form={form}
        notice={failure.notice}
        onSubmit={(values) => save.mutate(values)}
        submitting={save.isPending}
        programmeLabel={item?.programme ? `${item.programme.code} · ${item.programme.name}` : undefined}
        planItemLabel={item && texts.planItemLine(item)}
      />
    </>
  );
}
