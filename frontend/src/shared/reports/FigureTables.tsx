import { Anchor, Stack, Table } from '@mantine/core';
import type { FigureColumn, FigureCounts, FigureGrouping, FigureTable, ReportFigures } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { useReportTexts } from './texts';

/** Which times of being sent a count is of; without a row, all of them. */
export interface WantedNames {
  grouping?: FigureGrouping;
  code?: string;
  column: FigureColumn;
}

interface FigureTablesProps {
  figures: ReportFigures;
  /** Opens the names behind a count; the counts do not open when left out. */
  onOpen?: (wanted: WantedNames, title: string) => void;
}

/** Who was sent, counted by kind of programme, by kind of person and by unit. */
export function FigureTables({ figures, onOpen }: FigureTablesProps) {
  return figures.tables
    .filter((table) => table.grouping !== 'unit' || table.rows.length > 1)
    .map((table) => <Counts key={table.grouping} table={table} figures={figures} onOpen={onOpen} />);
}

function Counts({ table, figures, onOpen }: FigureTablesProps & { table: FigureTable }) {
  const texts = useReportTexts();
  const id = `figures-${table.grouping}`;
  const cells = (counts: FigureCounts, row: string, code?: string) =>
    figures.columns.map((column) => {
      const count = counts.columns[column] ?? 0;
      const title = texts.namesOf(labelOf('FigureColumn', column), row, count);
      const wanted = code === undefined ? { column } : { grouping: table.grouping, code, column };
      return (
        <Table.Td key={column} ta="right" className="figures">
          {count === 0 || !onOpen ? (
            count
          ) : (
            <Anchor
              component="button"
              type="button"
              fz="inherit"
              className="on-paper"
              aria-label={title}
              onClick={() => onOpen(wanted, title)}
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
              {figures.columns.map((column) => (
                <Table.Th key={column} scope="col" ta="right">
                  {labelOf('FigureColumn', column)}
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
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{texts.total}</Table.Th>
              <Table.Td ta="right" className="figures">
                {figures.total.courses}
              </Table.Td>
              {cells(figures.total, texts.total)}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
