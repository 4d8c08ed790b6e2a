import { Paper } from '@mantine/core';
import type { EvaluationForm, EvaluationView } from '@/api/generated';
import { Facts } from '@/shared/ui/Facts';
import { choiceOf, NOT_APPLICABLE } from '../answers';
import { useTexts } from '../texts';

/** The answers of a form, to read. */
export function SignedAnswers({ evaluation, form }: { evaluation: EvaluationView; form: EvaluationForm }) {
  const texts = useTexts();
  const word = (code: string) => {
    const answer = evaluation.answers[code];
    const choice = choiceOf(answer);
    const said =
      choice === NOT_APPLICABLE
        ? texts.notApplicable
        : choice
          ? texts.mark(Number(choice))
          : texts.notAnswered;
    return answer?.comment ? `${said}. ${answer.comment}` : said;
  };
  return (
    <Paper withBorder p="md">
      <Facts
        items={[
          ...form.criteria.map(({ code, name }): [string, string] => [name, word(code)]),
          ...evaluation.courses.map((course): [string, string | null | undefined] => [
            texts.lineOf(course.course_name),
            course.line,
          ]),
          [texts.whole, evaluation.comment],
          [texts.ownExamples, evaluation.own_examples],
          [texts.ownObstacles, evaluation.own_obstacles],
        ]}
      />
    </Paper>
  );
}
