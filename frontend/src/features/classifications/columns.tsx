import { Button, Text } from '@mantine/core';
import type { ClassificationSheetRow, EvidenceSummary } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber } from '@/shared/lib/numbers';
import type { DataColumn } from '@/shared/ui/DataTable';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { LevelCell, PointsCell } from './components/LevelCells';
import type { useTexts } from './texts';

type Open = (row: ClassificationSheetRow) => void;

/** The columns of the sheet: each figure of the evidence opens it. */
export function sheetColumns(
  texts: ReturnType<typeof useTexts>,
  onEvidence: Open,
  onChange: Open,
): DataColumn<ClassificationSheetRow>[] {
  const figure = (
    id: string,
    header: string,
    shown: (summary: EvidenceSummary) => string,
    half?: 'odd' | 'even',
    hiddenAtFirst = false,
  ): DataColumn<ClassificationSheetRow> => ({
    id,
    header,
    align: 'right',
    hiddenAtFirst,
    half,
    cell: (row) =>
      isNothing(shown(row.summary)) ? (
        <Text component="span" size="sm" c="dimmed" className="figures" px={8}>
          {shown(row.summary)}
        </Text>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          className="figures on-paper"
          aria-label={`${texts.evidenceOf(row.full_name)}: ${header} ${shown(row.summary)}`}
          onClick={() => onEvidence(row)}
        >
          {shown(row.summary)}
        </Button>
      ),
  });
  return [
    {
      id: 'name',
      header: texts.name,
      isTitle: true,
      cell: (row) => (
        <>
          {row.full_name}
          <Text size="sm" c="dimmed">
            {row.post_title}
          </Text>
          {row.remarks.map((remark) => (
            <StatusBadge key={remark} tone={remark === 'not_rated' ? 'warning' : 'neutral'}>
              {labelOf('ClassificationRemark', remark)}
            </StatusBadge>
          ))}
        </>
      ),
    },
    {
      id: 'category',
      header: texts.category,
      hiddenAtFirst: true,
      cell: (row) => labelOf('StaffCategory', row.category),
    },
    figure('sent', texts.sent, (summary) => String(summary.sent), 'odd'),
    figure(
      'attended',
      texts.attended,
      (summary) =>
        summary.held_sessions > 0 ? `${summary.attended_sessions}/${summary.held_sessions}` : '–',
      'even',
    ),
    figure('completed', texts.completed, (summary) => String(summary.completed)),
    figure('certificates', texts.certificates, (summary) => String(summary.certificates), undefined, true),
    figure('reports', texts.reports, (summary) => String(summary.reports), undefined, true),
    figure('evaluations', texts.evaluations, ({ evaluations, mean_index_hundredths: mean }) =>
      mean === null || mean === undefined
        ? String(evaluations)
        : `${evaluations} (${formatNumber(mean / 100)})`,
    ),
    { id: 'level', header: texts.level, cell: (row) => <LevelCell row={row} onChange={onChange} /> },
    { id: 'points', header: texts.points, cell: (row) => <PointsCell row={row} /> },
  ];
}

/** Where there is nothing, nothing is to be opened: who goes by the keyboard is spared the step. */
const isNothing = (figure: string) => figure === '0' || figure === '–';
