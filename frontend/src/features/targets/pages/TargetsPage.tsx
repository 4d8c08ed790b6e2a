import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { getTargetFigures, type TargetFigureView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { TargetDrawer } from '../components/TargetDrawer';
import { shareText, statusTones } from '../shares';
import { useTexts } from '../texts';

/** Every target of the plan in a unit on a day; each figure opens down to its names. */
export default function TargetsPage() {
  const texts = useTexts();
  const mayWrite = useCan('targets.write');
  const maySeePeople = useCan('targets.people');
  const [adding, setAdding] = useState(false);
  const address = useListAddress();
  const { unit_id, day } = address.filters;
  const found = useQuery({
    queryKey: ['targets', 'figures', { unit_id, day }],
    queryFn: async ({ signal }) => (await getTargetFigures({ query: { unit_id, day }, signal })).data,
  });
  const columns = useMemo<DataColumn<TargetFigureView>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        cell: (row) => (
          <Link to="/chi-tieu/$id" params={{ id: row.target_id }} search={{ unit_id, day } as never}>
            {row.name}
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
        id: 'threshold',
        header: texts.threshold,
        align: 'right',
        cell: (row) => `${row.threshold_percent}%`,
      },
      {
        id: 'deadline',
        header: texts.deadline,
        cell: (row) => (row.deadline ? formatDay(row.deadline) : texts.always),
      },
      {
        id: 'beside',
        header: texts.beside,
        align: 'right',
        cell: (row) => <span className="figures">{shareText(row.beside)}</span>,
      },
      { id: 'clause', header: texts.clause, hiddenAtFirst: true, cell: (row) => row.clause },
    ],
    [texts, unit_id, day],
  );
  const list = {
    ...wholeList(found.data?.items ?? []),
    isPending: found.isPending,
    error: found.error,
    retry: () => void found.refetch(),
  };
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            {maySeePeople && (
              <Button
                component={Link}
                to={places.targetMatrix.path}
                search={{ unit_id, day } as never}
                variant="default"
              >
                {texts.matrix}
              </Button>
            )}
            <ExcelButton path="/targets/figures/workbook" query={{ unit_id, day }} name="chi-tieu" />
            {mayWrite && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
          </>
        }
      />
      {found.data && (
        <Text fw={600} mb="xs">
          {found.data.unit_name} · {formatDay(found.data.day)}
        </Text>
      )}
      <DataTable
        label={texts.title}
        name="targets"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.target_id}
        rowLabel={(row) => row.name}
        filters={
          <>
            <UnitFilter address={address} />
            <DateFilter label={texts.day} name="day" address={address} />
          </>
        }
        empty={{ title: texts.none }}
      />
      {adding && <TargetDrawer onClose={() => setAdding(false)} />}
    </>
  );
}
