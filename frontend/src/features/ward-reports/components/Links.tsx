import { Alert, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LinkedReport, WardReportView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useTexts } from '../texts';

/** Another report of the ward, with its number where it has one. */
export function ReportLink({ report }: { report: LinkedReport }) {
  const texts = useTexts();
  const paper = report.number ? texts.paperLine(report.number, formatDay(report.signed_on)) : '';
  return (
    <Link to="/bao-cao-phuong/$id" params={{ id: report.id }}>
      {texts.linked(report.title, paper)}
    </Link>
  );
}

/** What a report does to an earlier one, and what later ones do to it. */
export function Links({ report }: { report: WardReportView }) {
  const texts = useTexts();
  const { amends, amendment, amended_by, is_ended } = report;
  const later = amended_by.map((one) => (
    <List.Item key={one.id}>
      {one.amendment && `${labelOf('ReportAmendment', one.amendment)}: `}
      <ReportLink report={one} />
    </List.Item>
  ));
  return (
    <>
      {amends && (
        <Text>
          {texts.amends(amendment ? labelOf('ReportAmendment', amendment) : '')}:{' '}
          <ReportLink report={amends} />
        </Text>
      )}
      {later.length > 0 && is_ended && (
        <Alert color="yellow" variant="light" title={texts.endedTitle}>
          <List size="sm">{later}</List>
        </Alert>
      )}
      {later.length > 0 && !is_ended && (
        <div>
          <Text>{texts.amendedBy}:</Text>
          <List size="sm">{later}</List>
        </div>
      )}
    </>
  );
}
