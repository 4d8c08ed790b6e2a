import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createDecision, type DecisionView, listNominations, type NewDecisionBody } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { atNumber } from '@/shared/reports/register';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { chosenAtFirst, eligible } from '../rules';
import { useTexts } from '../texts';
import { PaperFields, type PaperValues, paperBody, paperOf, paperRules } from './PaperFields';

interface NewValues extends PaperValues {
  kind: string;
  unit_id: string;
  /** Null until somebody chooses: then it is who is usual. */
  nomination_ids: string[] | null;
}

interface NewDecisionDrawerProps {
  course: { id: string; name: string };
  /** The signed paper that the new one corrects, replaces or revokes. */
  earlier?: DecisionView;
  opened: boolean;
  onClose: () => void;
}

/** Makes a decision on the approved people of a course, or a paper on a signed decision. */
export function NewDecisionDrawer({ course, earlier, opened, onClose }: NewDecisionDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const nominations = useQuery({
    queryKey: ['nominations', 'of-decision', course.id],
    queryFn: async ({ signal }) =>
      (await listNominations({ query: { course_id: course.id, limit: 200 }, signal })).data.items,
  });
  const people = eligible(nominations.data ?? []);
  const usual = chosenAtFirst(people, earlier);
  const form = useForm<NewValues>({
    initialValues: {
      ...paperOf(),
      kind: earlier ? 'amendment' : 'decision',
      unit_id: '',
      nomination_ids: null,
      subject: earlier
        ? texts.subjectAmending(labelOf('DecisionKind', 'amendment'), earlier.number ?? '')
        : texts.subjectOf(course.name),
    },
    validate: {
      ...paperRules(texts),
      nomination_ids: (value) => ((value ?? usual).length > 0 ? null : texts.chooseSome),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: NewValues) => {
      const body: NewDecisionBody = {
        ...paperBody(values),
        course_id: course.id,
        kind: values.kind as NewDecisionBody['kind'],
        unit_id: values.unit_id || undefined,
        amends_id: earlier?.id,
        nomination_ids: values.nomination_ids ?? usual,
      };
      return (await createDecision({ body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (decision) => {
      notifyDone(texts.made);
      onClose();
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      void cache.invalidateQueries({ queryKey: ['decisions'] });
      // What was typed is stored: there is nothing to ask about.
      void navigate({ to: '/quyet-dinh/$id', params: { id: decision.id }, ignoreBlocker: true });
    },
    onError: (error) => failure.report(atNumber(error)),
  });
  const choose = (kind: string) => {
    // The subject follows the kind until somebody has written another one.
    const said = (code: string) =>
      texts.subjectAmending(labelOf('DecisionKind', code), earlier?.number ?? '');
    if (form.values.subject === said(form.values.kind)) form.setFieldValue('subject', said(kind));
    form.setFieldValue('kind', kind);
  };
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={earlier ? texts.amendOf(earlier.subject) : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.add}
    >
      {failure.notice}
      {nominations.error && <ErrorNotice error={nominations.error} onRetry={nominations.refetch} />}
      {nominations.isLoading && <Loading lines={3} />}
      {earlier && (
        <NativeSelect
          label={texts.kind}
          data={optionsOf('DecisionKind').filter(({ value }) => value !== 'decision')}
          {...form.getInputProps('kind')}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {nominations.data && people.length === 0 && <Text>{texts.nobody}</Text>}
      {people.length > 0 && (
        <Checkbox.Group
          label={texts.people}
          required
          value={form.values.nomination_ids ?? usual}
          onChange={(ids) => form.setFieldValue('nomination_ids', ids)}
          error={form.errors.nomination_ids}
        >
          <Stack gap={6} mt={4}>
            {people.map((one) => (
              <Checkbox
                key={one.id}
                value={one.id}
                label={[
                  one.person.full_name,
                  one.unit.short_name,
                  one.state_label,
                  one.decision_id && !earlier && texts.alreadyIn,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <PaperFields form={form} />
      <UnitSelect
        label={texts.unit}
        description={texts.unitHint}
        value={form.values.unit_id || null}
        onChange={(value) => form.setFieldValue('unit_id', value ?? '')}
        error={form.errors.unit_id}
      />
    </FormDrawer>
  );
}
