import { useForm } from '@mantine/form';
import type { CourseValues } from './form-values';
import { useTexts } from './texts';

/** The form of a course with what can be told before asking the server. */
export function useCourseForm(initialValues: CourseValues) {
  const texts = useTexts();
  const needed = (value: unknown) => (value ? null : texts.required);
  return useForm<CourseValues>({
    initialValues,
    validate: {
      programme_id: needed,
      organiser: needed,
      first_day: needed,
      last_day: (last, { first_day: first }) => {
        if (!last) return texts.required;
        return first && last < first ? texts.afterEnd : null;
      },
    },
  });
}
