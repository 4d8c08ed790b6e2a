import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createStaff } from '@/api/generated';
import { places } from '@/shared/lib/places';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PersonForm } from '../components/PersonForm';
import { useTexts } from '../office-texts';
import { bodyOf, type PersonValues, valuesOf } from '../person-values';

/** Puts somebody on the roster. */
export default function NewPersonPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm<PersonValues>({
    initialValues: valuesOf(),
    validate: { full_name: needed, unit_id: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: PersonValues) => (await createStaff({ body: bodyOf(values) })).data,
    onMutate: failure.clear,
    onSuccess: (person) => {
      notifyDone(texts.saved);
      void cache.invalidateQueries({ queryKey: ['staff'] });
      // What was typed is stored: there is nothing to ask about.
      void navigate({ to: '/can-bo/$id', params: { id: person.id }, ignoreBlocker: true });
    },
    onError: failure.report,
  });
  return (
    <>
      <PageHeader title={texts.add} />
      <PersonForm
        form={form}
        notice={failure.notice}
        onSubmit={(values) => save.mutate(values)}
        submitting={save.isPending}
        submitLabel={texts.add}
        backTo={places.staff.path}
      />
    </>
  );
}
