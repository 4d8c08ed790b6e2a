import { Anchor, Drawer, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type FigureCounts,
  type FigureTable,
  getReportFigures,
  type ListFigureNamesData,
  listFigureNames,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useListAddress } from '@/shared/lib/list';
import { useToday } from '@/shared/lib/server';
import { DateFilter } from '@/shared/ui/DateFilter';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { useTexts } from '../texts';

type Wanted = Pick<ListFigureNamesData['query'], 'grouping' | 'code' | 'column'> & { title: string };

/** Who was sent in a period, counted for the reports; each count opens to its names. */
export default function FiguresPage() {
  const texts = useTexts();
  const today = useToday() ?? '';
  const address = useListAddress();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const { unit_id } = address.filters;
  const from = address.filters.from ?? `${today.slice(0, 4)}-01-01`;
  const to = address.filters.to ?? today;
  const query = { unit_id, from, to };
  const { data, error, refetch } = useQuery({
    queryKey: ['report-figures', query],
    queryFn: async ({ signal }) => (await getReportFigures({ query, signal })).data,
    placeholderData: keepPreviousData,
    enabled: today !== '',
  });
  const tables = data?.tables.filter((table) => table.grouping !== 'unit' || table.rows.length > 1) ?? [];
  const isEmpty = data?.total.courses === 0;
  return (
    <Stack gap="lg">
      <PageHeader
        title={texts.title}
        description={
          <>
            {data?.unit_name}
            <span className="no-print"> · {texts.about}</span>
          </>
        }
        actions={<ExcelButton path="/report-figures/workbook" query={query} name="so-lieu-bao-cao" />}
      />
      <Group align="flex-end" gap="sm" className="paper-filters">
        <UnitFilter address={address} />
        <DateFilter
          label={texts.from}
          name="from"
          address={{ ...address, filters: { ...address.filters, from } }}
        />
        <DateFilter
          label={texts.to}
          name="to"
          address={{ ...address, filters: { ...address.filters, to } }}
        />
      </Group>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {isEmpty && (
        <Paper withBorder>
          <EmptyState title={texts.none} hint={texts.noneHint} />
        </Paper>
      )}
      {!isEmpty &&
        tables.map((table) => (
          <Figures key={table.grouping} table={table} total={data?.total} onOpen={setWanted} />
        ))}
      {wanted && <Names query={query} wanted={wanted} onClose={() => setWanted(null)} />}
    </Stack>
  );
}

interface FiguresProps {
  table: FigureTable;
  total?: FigureCounts;
  onOpen: (wanted: Wanted) => void;
}

function Figures({ table, total, onOpen }: FiguresProps) {
  const texts = useTexts();
  const columns = optionsOf('FigureColumn');
  const id = `figures-${table.grouping}`;
  const cells = (counts: FigureCounts, row: string, code?: string) =>
    columns.map((column) => {
      const count = counts.columns[column.value] ?? 0;
      const title = texts.namesOf(column.label, row, count);
      const open = () =>
        onOpen({
          grouping: code === undefined ? undefined : table.grouping,
          code,
          column: column.value as Wanted['column'],
          title,
        });
      return (
        <Table.Td key={column.value} ta="right" className="figures">
          {count === 0 ? (
            0
          ) : (
            <Anchor
              component="button"
              type="button"
              fz="inherit"
              className="on-paper"
              aria-label={title}
              onClick={open}
            >
              {count}
            </Anchor>
          )}
        </Table.Td>
      );
    });
  return (
    <Stack component="section" aria-labelledby={id} gap="xs">
      <SectionHeader id={id} title={labelOf('FigureGrouping', table.grouping)} />
      <Table.ScrollContainer minWidth={900}>
        <Table aria-labelledby={id} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts.content}</Table.Th>
              <Table.Th scope="col" ta="right">
                {texts.courses}
              </Table.Th>
              {columns.map((column) => (
                <Table.Th key={column.value} scope="col" ta="right">
                  {column.label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row) => (
              <Table.Tr key={row.code}>
                <Table.Th scope="row" fw={400}>
                  {row.label}
                </Table.Th>
                <Table.Td ta="right" className="figures">
                  {row.counts.courses}
                </Table.Td>
                {cells(row.counts, row.label, row.code)}
              </Table.Tr>
            ))}
          </Table.Tbody>
          {total && (
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{texts.total}</Table.Th>
                <Table.Td ta="right" className="figures">
                  {total.courses}
                </Table.Td>
                {cells(total, texts.total)}
              </Table.Tr>
            </Table.Tfoot>
          )}
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

interface NamesProps {
  query: { unit_id?: string; from: string; to: string };
  wanted: Wanted;
  onClose: () => void;
}

function Names({ query, wanted: { title, ...narrowed }, onClose }: NamesProps) {
  const texts = useTexts();
  const asked = { ...query, ...narrowed };
  const { data, error, refetch } = useQuery({
    queryKey: ['report-figures', 'names', asked],
    queryFn: async ({ signal }) => (await listFigureNames({ query: asked, signal })).data.items,
  });
  return (
    <Drawer opened onClose={onClose} title={title} position="right" size="lg">
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Text>{texts.noNames}</Text>}
      {data && data.length > 0 && (
        <Table aria-label={title} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts.person}</Table.Th>
              <Table.Th scope="col">{texts.course}</Table.Th>
              <Table.Th scope="col">{texts.sentOn}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((name) => (
              <Table.Tr key={name.nomination_id}>
                <Table.Th scope="row" fw={400}>
                  <Link to="/cu-di-hoc/$id" params={{ id: name.nomination_id }}>
                    {name.full_name}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {name.unit_name}
                  </Text>
                </Table.Th>
                <Table.Td>{name.course_name}</Table.Td>
                <Table.Td className="figures">{formatDay(name.sent_on)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Drawer>
  );
}
