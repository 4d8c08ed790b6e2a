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
    hiddenAtFirst = false,
  ): DataColumn<ClassificationSheetRow> => ({
    id,
    header,
    align: 'right',
    hiddenAtFirst,
    cell: (row) => (
      <Button
        size="compact-sm"
        variant="subtle"
        className="figures"
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
            {row.post_title} · {row.unit_name}
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
    figure('sent', texts.sent, (summary) => String(summary.sent)),
    figure('attended', texts.attended, (summary) =>
      summary.held_sessions > 0 ? `${summary.attended_sessions}/${summary.held_sessions}` : '–',
    ),
    figure('completed', texts.completed, (summary) => String(summary.completed)),
    figure('certificates', texts.certificates, (summary) => String(summary.certificates), true),
    figure('reports', texts.reports, (summary) => String(summary.reports), true),
    figure('evaluations', texts.evaluations, ({ evaluations, mean_index_hundredths: mean }) =>
      mean === null || mean === undefined
        ? String(evaluations)
        : `${evaluations} (${formatNumber(mean / 100)})`,
    ),
    { id: 'level', header: texts.level, cell: (row) => <LevelCell row={row} onChange={onChange} /> },
    { id: 'points', header: texts.points, cell: (row) => <PointsCell row={row} /> },
  ];
}
