import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createCourse } from '@/api/generated';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CourseForm } from '../components/CourseForm';
import { bodyOf, type CourseValues, valuesOf } from '../form-values';
import { useTexts } from '../texts';
import { useCourseForm } from '../use-course-form';

/** Enters a course. */
export default function NewCoursePage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useCourseForm(valuesOf());
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: CourseValues) => (await createCourse({ body: bodyOf(values) })).data,
    onMutate: failure.clear,
    onSuccess: (course) => {
      notifyDone(texts.saved);
      void cache.invalidateQueries({ queryKey: ['courses'] });
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
      />
    </>
  );
}
