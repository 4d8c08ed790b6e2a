import { Anchor, Drawer, List, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClassificationSheetRow, EvidenceCourse, EvidenceEvaluation } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber } from '@/shared/lib/numbers';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** The evidence of a person at the side of the sheet; each line leads to the thing itself. */
export function EvidenceDrawer({
  row,
  year,
  onClose,
}: {
  row: ClassificationSheetRow;
  year: number;
  onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={texts.evidenceTitle(year, row.full_name)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {row.post_title} · {row.unit_name} · {texts.daysWorked(row.days_worked)}
        </Text>
        <Anchor component={Link} to={`/can-bo/${row.staff_id}`}>
          {texts.openFile}
        </Anchor>
        {row.remarks.map((remark) => (
          <StatusBadge key={remark} tone="warning">
            {labelOf('ClassificationRemark', remark)}
          </StatusBadge>
        ))}
        <Evidence row={row} />
      </Stack>
    </Drawer>
  );
}

/** What the person was sent to, what came of it, and the evaluations signed in the year. */
export function Evidence({ row }: { row: ClassificationSheetRow }) {
  const texts = useTexts();
  return (
    <Stack>
      <section>
        <Title order={3} mb="xs">
          {texts.courses}
        </Title>
        {row.courses.length === 0 && <Text c="dimmed">{texts.noCourses}</Text>}
        <List listStyleType="none" spacing="sm">
          {row.courses.map((course) => (
            <List.Item key={course.nomination_id}>
              <Course course={course} />
            </List.Item>
          ))}
        </List>
      </section>
      <section>
        <Title order={3} mb="xs">
          {texts.evaluations}
        </Title>
        {row.evaluations.length === 0 && <Text c="dimmed">{texts.noEvaluations}</Text>}
        <List listStyleType="none" spacing="sm">
          {row.evaluations.map((evaluation) => (
            <List.Item key={evaluation.id}>
              <Evaluation evaluation={evaluation} />
            </List.Item>
          ))}
        </List>
      </section>
    </Stack>
  );
}

function Course({ course }: { course: EvidenceCourse }) {
  const texts = useTexts();
  const { result, report, attended_sessions: attended } = course;
  return (
    <>
      <Anchor component={Link} to={`/lop/${course.course_id}`}>
        {course.course_name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {[
          formatRange(course.first_day, course.last_day),
          labelOf('Way', course.way),
          attended !== null && attended !== undefined && texts.attendedOf(attended, course.held_sessions),
          result
            ? [
                labelOf('ResultOutcome', result.outcome),
                result.score_hundredths !== null &&
                  result.score_hundredths !== undefined &&
                  formatNumber(result.score_hundredths / 100),
                result.grade && labelOf('Grade', result.grade),
              ]
                .filter(Boolean)
                .join(', ')
            : labelOf('NominationState', course.state),
          ...course.certificates.map(
            ({ number, state }) =>
              `${texts.certificates} ${number} (${labelOf('CertificateState', state).toLowerCase()})`,
          ),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {report && (
        <Anchor component={Link} size="sm" to={`/bao-cao-ket-qua/${report.id}`}>
          {texts.reports}: {labelOf('ReportState', report.state).toLowerCase()}
        </Anchor>
      )}
    </>
  );
}

function Evaluation({ evaluation }: { evaluation: EvidenceEvaluation }) {
  const texts = useTexts();
  const index = evaluation.index_hundredths;
  return (
    <>
      <Anchor component={Link} to={`/danh-gia/${evaluation.id}`}>
        {[index !== null && index !== undefined && formatNumber(index / 100), evaluation.band]
          .filter(Boolean)
          .join(' · ')}
      </Anchor>
      <Text size="sm" c="dimmed">
        {texts.signedOn(formatDay(evaluation.signed_on))} · {evaluation.courses.join('; ')}
      </Text>
    </>
  );
}
