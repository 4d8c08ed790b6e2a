import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getEvaluation, listEvaluationForms } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useCan, useMe } from '@/shared/lib/server';
import { CityBadge } from '@/shared/ui/CityBadge';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { formatIndex } from '../answers';
import { EvaluatorForm } from '../components/EvaluatorForm';
import { OwnMarks } from '../components/OwnMarks';
import { SignedAnswers } from '../components/SignedAnswers';
import { useTexts } from '../texts';

/** One form: filled in and signed by who has the authority, read by the person. */
export default function EvaluationPage() {
  const texts = useTexts();
  const { id = '' } = useParams({ strict: false });
  const me = useMe();
  const writes = useCan('evaluations.write');
  const evaluation = useQuery({
    queryKey: ['evaluations', id],
    queryFn: async ({ signal }) => (await getEvaluation({ path: { id }, signal })).data,
  });
  const forms = useQuery({
    queryKey: ['evaluations', 'forms'],
    queryFn: async ({ signal }) => (await listEvaluationForms({ signal })).data.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = evaluation.error ?? forms.error;
  if (error) return <ErrorNotice error={error} onRetry={evaluation.refetch} />;
  const { data } = evaluation;
  const form = forms.data?.find(({ version }) => version === data?.form_version);
  if (!data || !form || !me) return <Loading />;
  const isMine = me.staff_id === data.person.staff_id;
  const isDraft = data.state !== 'signed';
  return (
    <Stack maw={860}>
      <PageHeader
        title={`${texts.form}: ${data.person.full_name}`}
        description={
          <>
            {[data.person.post_title, data.person.unit_name].filter(Boolean).join(' · ')}{' '}
            <CityBadge kind="evaluations" id={data.id} />
          </>
        }
        actions={<PaperButton path={`/evaluations/${data.id}/paper`} name="phieu-danh-gia" />}
      />
      <Paper withBorder p="md">
        <Facts
          items={[
            [texts.round, data.round && texts.roundOf(data.round)],
            [
              texts.courses,
              data.courses
                .map((course) => `${course.course_name} (${formatRange(course.first_day, course.last_day)})`)
                .join('; '),
            ],
            [texts.state, labelOf('EvaluationState', data.state)],
            [texts.evaluator, data.evaluator_name],
            [texts.signedOn, formatDay(data.signed_on)],
            [texts.index, formatIndex(data.index_hundredths)],
            [texts.band, data.band],
            [texts.former, data.former_comment],
          ]}
        />
      </Paper>
      {isDraft && isMine && <OwnMarks key={`own-${data.id}`} evaluation={data} form={form} />}
      {isDraft && !isMine && writes && <EvaluatorForm key={data.id} evaluation={data} form={form} />}
      {(!isDraft || (!isMine && !writes)) && <SignedAnswers evaluation={data} form={form} />}
    </Stack>
  );
}
