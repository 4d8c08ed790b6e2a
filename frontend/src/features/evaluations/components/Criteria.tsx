import { Group, Paper, Radio, Stack, Textarea } from '@mantine/core';
import type { EvaluationForm } from '@/api/generated';
import { choiceOf, NOT_APPLICABLE, type Sheet, withChoice, withComment } from '../answers';
import { useTexts } from '../texts';

interface CriteriaProps {
  form: EvaluationForm;
  sheet: Sheet;
  onChange: (sheet: Sheet) => void;
  /** Faults by the code of the criterion. */
  faults?: Readonly<Record<string, string>>;
  /** Two sheets may stand on one page: tells their radio buttons apart. */
  name: string;
  commented?: boolean;
}

/** The criteria of a form: a mark or "không áp dụng", and a word. */
export function Criteria({ form, sheet, onChange, faults = {}, name, commented = false }: CriteriaProps) {
  const texts = useTexts();
  const marks = Array.from({ length: form.most_mark - form.least_mark + 1 }, (_, step) =>
    String(form.least_mark + step),
  );
  return (
    <Stack>
      {form.criteria.map((criterion) => (
        <Paper withBorder p="md" key={criterion.code}>
          <Radio.Group
            name={`${name}-${criterion.code}`}
            label={criterion.name}
            description={criterion.guidance}
            value={choiceOf(sheet[criterion.code])}
            onChange={(choice) => onChange(withChoice(sheet, criterion.code, choice))}
            error={faults[criterion.code]}
          >
            <Group gap="md" mt="xs">
              {marks.map((mark) => (
                <Radio key={mark} value={mark} label={mark} />
              ))}
              <Radio value={NOT_APPLICABLE} label={texts.notApplicable} />
            </Group>
          </Radio.Group>
          {commented && (
            <Textarea
              mt="sm"
              label={texts.comment}
              aria-label={texts.commentOn(criterion.name)}
              autosize
              value={sheet[criterion.code]?.comment ?? ''}
              onChange={(event) => onChange(withComment(sheet, criterion.code, event.currentTarget.value))}
            />
          )}
        </Paper>
      ))}
    </Stack>
  );
}
