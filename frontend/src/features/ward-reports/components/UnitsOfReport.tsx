import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { UnitOfReport } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { type ListAddress, wholeList } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const still: ListAddress = { q: '', sort: '', filters: {}, change: () => undefined };

const tones: Record<string, Tone> = {
  submitted: 'info',
  returned: 'warning',
  accepted: 'success',
};

/** What the units were asked for in the period, and what became of it. */
export function UnitsOfReport({ units }: { units: UnitOfReport[] }) {
  const texts = useTexts();
  const mayOpen = useCan('unit_reports.read');
  const columns = useMemo<DataColumn<UnitOfReport>[]>(
    () => [
      {
        id: 'unit',
        header: texts.unit,
        isTitle: true,
        cell: (row) =>
          row.unit_report_id && mayOpen ? (
            <Link to="/bao-cao-don-vi/$id" params={{ id: row.unit_report_id }}>
              {row.unit_name}
            </Link>
          ) : (
            row.unit_name
          ),
      },
      { id: 'asked', header: texts.asked, cell: (row) => row.title },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => (
          <StatusBadge tone={tones[row.state] ?? 'neutral'}>
            {labelOf('UnitReportState', row.state)}
          </StatusBadge>
        ),
      },
      {
        id: 'late',
        header: texts.late,
        cell: (row) => row.is_late && <StatusBadge tone="danger">{texts.late}</StatusBadge>,
      },
      {
        id: 'submitted_on',
        header: texts.submittedOn,
        cell: (row) => formatDay(row.submitted_on),
      },
    ],
    [texts, mayOpen],
  );
  return (
    <Stack component="section" aria-labelledby="units" gap="xs">
      <SectionHeader id="units" title={texts.unitsTitle} />
      <DataTable
        plain
        label={texts.unitsTitle}
        name="units-of-report"
        columns={columns}
        list={wholeList(units)}
        address={still}
        rowId={(row) => `${row.unit_id}${row.title}`}
        rowLabel={(row) => row.unit_name}
        empty={{ title: texts.noUnits }}
      />
    </Stack>
  );
}
