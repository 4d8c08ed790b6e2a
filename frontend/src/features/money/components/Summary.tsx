import { NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type GetMoneySummaryData, getMoneySummary, type SummaryRow } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { MoneyText } from '@/shared/ui/MoneyText';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { useTexts } from '../texts';

type By = GetMoneySummaryData['query']['by'];

/** What the ledger calls the thing that is added up over. */
const filterOf: Record<By, string> = {
  course: 'course_id',
  unit: 'unit_id',
  person: 'staff_id',
  source: 'source_id',
};

/** What was planned, committed and spent in a year, over courses, units, people or sources; each opens its lines. */
export function Summary({ year }: { year: string }) {
  const texts = useTexts();
  const address = useListAddress();
  const by = (address.filters.by ?? 'course') as By;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['money', 'summary', year, by],
    queryFn: async ({ signal }) =>
      (await getMoneySummary({ query: { year: Number(year), by }, signal })).data,
  });
  const rows = useMemo<SummaryRow[]>(
    () =>
      data && data.rows.length > 0 ? [...data.rows, { id: 'total', name: texts.total, ...data.total }] : [],
    [data, texts],
  );
  const columns = useMemo<DataColumn<SummaryRow>[]>(() => {
    const money = (id: 'planned' | 'committed' | 'spent' | 'released') => ({
      id,
      header: texts.sums[id],
      align: 'right' as const,
      // Nothing is left empty: what there is stands out, and a phone shows no line for it.
      cell: (row: SummaryRow) => {
        if (row[id] === 0 && row.id !== 'total') return null;
        const sum = <MoneyText dong={row[id]} />;
        return row.id === 'total' ? <strong>{sum}</strong> : sum;
      },
    });
    return [
      {
        id: 'name',
        header: texts.by[by],
        isTitle: true,
        cell: (row) => {
          if (row.id === 'total') return <strong>{row.name}</strong>;
          if (!row.id) return texts.byNone[by];
          return (
            <Link to="/kinh-phi/so" search={{ year, [filterOf[by]]: row.id } as never}>
              {row.name}
            </Link>
          );
        },
      },
      money('planned'),
      money('committed'),
      money('spent'),
      money('released'),
    ];
  }, [texts, by, year]);
  return (
    <Stack component="section" aria-labelledby="summary" gap="sm">
      <SectionHeader
        id="summary"
        title={texts.summary}
        about={texts.summaryAbout}
        actions={<ExcelButton path="/money/summary/workbook" query={{ year, by }} name="kinh-phi" />}
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!error && (
        <DataTable
          label={texts.summary}
          name="money-summary"
          columns={columns}
          list={{ ...wholeList(rows), isPending }}
          address={address}
          rowId={(row) => row.id ?? 'none'}
          rowLabel={(row) => row.name ?? texts.byNone[by]}
          filters={
            <NativeSelect
              label={texts.addUp}
              value={by}
              onChange={(event) => address.change({ by: event.currentTarget.value })}
              data={optionsOf('Grouping')}
            />
          }
          empty={{ title: texts.noSums(year) }}
        />
      )}
    </Stack>
  );
}
