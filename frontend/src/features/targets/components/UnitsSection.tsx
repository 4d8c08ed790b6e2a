import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getTargetUnits, type TargetView, type UnitFigureView } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { type ListAddress, wholeList } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { shareText, statusTones } from '../shares';
import { useTexts } from '../texts';

interface UnitsSectionProps {
  target: TargetView;
  unitId?: string;
  day?: string;
}

const still: ListAddress = { q: '', sort: '', filters: {}, change: () => undefined };

/** The units below side by side on one target; hidden where there is one at most. */
export function UnitsSection({ target, unitId, day }: UnitsSectionProps) {
  const texts = useTexts();
  const query = { unit_id: unitId, day };
  const found = useQuery({
    queryKey: ['targets', target.id, 'units', query],
    queryFn: async ({ signal }) =>
      (await getTargetUnits({ path: { id: target.id }, query, signal })).data.items,
  });
  const columns = useMemo<DataColumn<UnitFigureView>[]>(
    () => [
      {
        id: 'unit',
        header: texts.unit,
        isTitle: true,
        cell: (row) => (
          <Link
            to="/chi-tieu/$id"
            params={{ id: target.id }}
            search={{ unit_id: row.unit_id, ...(day ? { day } : {}) } as never}
          >
            {row.unit_name}
          </Link>
        ),
      },
      {
        id: 'status',
        header: texts.status,
        cell: (row) => (
          <StatusBadge tone={statusTones[row.status] ?? 'neutral'}>
            {labelOf('TargetStatus', row.status)}
          </StatusBadge>
        ),
      },
      {
        id: 'figure',
        header: texts.figure,
        align: 'right',
        cell: (row) => <span className="figures">{shareText(row.counted)}</span>,
      },
      {
        id: 'beside',
        header: texts.beside,
        align: 'right',
        cell: (row) => <span className="figures">{shareText(row.beside)}</span>,
      },
    ],
    [texts, target.id, day],
  );
  if (found.data && found.data.length < 2) return null;
  const isAsked = ({ counted, beside }: UnitFigureView) => counted.denominator + beside.denominator > 0;
  const asked = found.data?.filter(isAsked) ?? [];
  const others = found.data?.filter((row) => !isAsked(row)) ?? [];
  return (
    <Stack component="section" aria-labelledby="units" gap="sm">
      <SectionHeader
        id="units"
        title={texts.units}
        actions={
          <ExcelButton
            path={`/targets/${target.id}/units/workbook`}
            query={query}
            name="chi-tieu-theo-don-vi"
          />
        }
      />
      <DataTable
        label={texts.units}
        name="target-units"
        columns={columns}
        list={{
          ...wholeList(asked),
          isPending: found.isPending,
          error: found.error,
          retry: () => void found.refetch(),
        }}
        address={still}
        rowId={(row) => row.unit_id}
        rowLabel={(row) => row.unit_name}
        plain
        empty={{ title: texts.noPopulation }}
      />
      {asked.length > 0 && others.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.unitsWithout(others.map((row) => row.unit_name).join(', '))}
        </Text>
      )}
    </Stack>
  );
}
