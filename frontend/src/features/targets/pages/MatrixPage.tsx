import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getTargetMatrix, type TargetMatrix } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { holdingTones } from '../shares';
import { useTexts } from '../texts';

type Row = TargetMatrix['rows'][number];

/** The people of a unit against what the plan asks of each. */
export default function MatrixPage() {
  const texts = useTexts();
  const address = useListAddress();
  const { unit_id, day } = address.filters;
  const found = useQuery({
    queryKey: ['targets', 'matrix', { unit_id, day }],
    queryFn: async ({ signal }) => (await getTargetMatrix({ query: { unit_id, day }, signal })).data,
  });
  const asked = found.data?.columns;
  const columns = useMemo<DataColumn<Row>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'post', header: texts.post, cell: (row) => row.post_title },
      ...(asked ?? []).map((column, index) => ({
        id: column.code,
        header: column.code,
        cell: (row: Row) => {
          const holding = row.cells[index] ?? 'not_asked';
          if (holding === 'not_asked') return <Text c="dimmed">–</Text>;
          return (
            <StatusBadge tone={holdingTones[holding] ?? 'neutral'}>{labelOf('Holding', holding)}</StatusBadge>
          );
        },
      })),
    ],
    [texts, asked],
  );
  // Of whom nothing is asked would only make the page long.
  const rows = (found.data?.rows ?? []).filter((row) => row.cells.some((cell) => cell !== 'not_asked'));
  return (
    <>
      <PageHeader
        title={texts.matrix}
        description={texts.matrixAbout}
        actions={
          <ExcelButton
            path="/targets/matrix/workbook"
            query={{ unit_id, day }}
            name="chuong-trinh-theo-nguoi"
          />
        }
      />
      {found.data && (
        <Text fw={600} mb="xs">
          {found.data.unit_name} · {formatDay(found.data.day)}
        </Text>
      )}
      {asked && asked.length > 0 && (
        <List size="sm" mb="md" listStyleType="none" aria-label={texts.matrixColumns}>
          {asked.map((column) => (
            <List.Item key={column.target_id}>
              <b>{column.code}</b>{' '}
              {column.programme_kinds.map((kind) => labelOf('ProgrammeKind', kind)).join(', ')}
            </List.Item>
          ))}
        </List>
      )}
      <DataTable
        // Its columns come with the answer.
        key={asked?.map((column) => column.code).join(' ')}
        label={texts.matrix}
        name="target-matrix"
        columns={columns}
        list={{
          ...wholeList(rows),
          isPending: found.isPending,
          error: found.error,
          retry: () => void found.refetch(),
        }}
        address={address}
        rowId={(row) => row.staff_id}
        rowLabel={(row) => row.full_name}
        filters={
          <>
            <UnitFilter address={address} />
            <DateFilter label={texts.day} name="day" address={address} />
          </>
        }
        empty={{ title: texts.nobody }}
      />
    </>
  );
}
