import { Group, List, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getTargetMatrix, type TargetMatrix } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { DateFilter } from '@/shared/ui/DateFilter';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SearchField } from '@/shared/ui/SearchField';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { Matrix, MatrixKey } from '../components/Matrix';
import { useTexts } from '../texts';

/** The people of a unit against what the plan asks of each. */
export default function MatrixPage() {
  const texts = useTexts();
  const address = useListAddress();
  const { unit_id, day } = address.filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', 'matrix', { unit_id, day }],
    queryFn: async ({ signal }) => (await getTargetMatrix({ query: { unit_id, day }, signal })).data,
  });
  // Of whom nothing is asked would only make the page long.
  const rows = (data?.rows ?? []).filter(
    (row) => row.cells.some((cell) => cell !== 'not_asked') && matches(row.full_name, address.q),
  );
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
      <Stack gap="sm">
        <Group align="flex-end" gap="sm" className="paper-filters">
          <SearchField address={address} />
          <UnitFilter address={address} />
          <DateFilter label={texts.day} name="day" address={address} />
        </Group>
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data && (
          <>
            <Text fw={600}>
              {data.unit_name} · {formatDay(data.day)} · {texts.peopleCount(rows.length)}
            </Text>
            <MatrixKey />
            <Codes columns={data.columns} />
          </>
        )}
        {data && rows.length === 0 && (
          <Paper withBorder>
            <EmptyState title={texts.nobody} />
          </Paper>
        )}
        {data && rows.length > 0 && <Matrix matrix={data} rows={rows} narrowed={{ unit_id, day }} />}
      </Stack>
    </>
  );
}

/** What the codes stand for, where the headings have no room to say it. */
function Codes({ columns }: { columns: TargetMatrix['columns'] }) {
  const texts = useTexts();
  return (
    <List size="sm" listStyleType="none" aria-label={texts.matrixColumns} hiddenFrom="sm">
      {columns.map((column) => (
        <List.Item key={column.target_id}>
          <b>{column.code}</b>{' '}
          {column.programme_kinds.map((kind) => labelOf('ProgrammeKind', kind)).join(', ')}
          {column.deadline && `, ${texts.until(formatDay(column.deadline))}`}
        </List.Item>
      ))}
    </List>
  );
}
