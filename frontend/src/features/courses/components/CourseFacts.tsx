import { Alert, Button, Paper, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { useCan } from '@/shared/lib/server';
import { Facts } from '@/shared/ui/Facts';
import { notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** What is known of a course. */
export function CourseFacts({ course }: { course: CourseView }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const mayReadMoney = useCan('money.read');
  const { letter, year_plan_item: planItem } = course;
  const seesPlans = useCan('year_plans.read');
  return (
    <Stack maw={860}>
      {course.remarks.map((remark) => (
        <Alert key={remark.code} color="yellow" variant="light">
          {remark.detail}
        </Alert>
      ))}
      <Paper withBorder p="md">
        <Facts
          items={[
            [
              texts.programme,
              <Link key="programme" to="/chuong-trinh/$id" params={{ id: course.programme.id }}>
                {course.programme.name}
              </Link>,
            ],
            [
              texts.planItem,
              planItem &&
                (seesPlans ? (
                  <Link key="plan" to={`/ke-hoach-nam/${planItem.year_plan_id}`} hash={`muc-${planItem.id}`}>
                    {texts.planItemLine(planItem)}
                  </Link>
                ) : (
                  texts.planItemLine(planItem)
                )),
            ],
            [texts.origin, labelOf('Origin', course.origin)],
            [texts.organiser, course.organiser],
            [texts.days, formatRange(course.first_day, course.last_day)],
            [texts.length, texts.trainingDays(course.length.training_days)],
            [texts.lengthReason, course.length_reason],
            [texts.mode, labelOf('Mode', course.mode)],
            [texts.selfPaced, course.self_paced && t('action.yes')],
            [texts.keepsAtDesk, course.keeps_at_desk && t('action.yes')],
            [texts.place, course.place],
            [texts.seats, texts.seatsTaken(course.seats_taken, course.seats ?? null)],
            [texts.deadline, formatDay(course.nomination_deadline)],
            [texts.stateReason, course.state_reason],
            [
              texts.letter,
              letter && (
                <Stack key="letter" gap={4} align="flex-start">
                  {texts.letterLine(letter.number, formatDay(letter.issued_on), letter.issuer)}
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() =>
                      download(`/official-letters/${letter.id}/file`, 'cong-van').catch(notifyError)
                    }
                  >
                    {texts.letterOpen}
                  </Button>
                </Stack>
              ),
            ],
            [texts.cost, course.cost !== null && course.cost !== undefined && formatMoney(course.cost)],
            [
              texts.ledger,
              mayReadMoney && course.allocation_id && (
                <Link key="ledger" to="/kinh-phi/so" search={{ course_id: course.id } as never}>
                  {texts.ledgerOpen}
                </Link>
              ),
            ],
            [texts.note, course.note],
          ]}
        />
      </Paper>
    </Stack>
  );
}
