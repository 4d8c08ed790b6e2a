import { Table } from '@mantine/core';
import type { ForecastView } from '@/api/generated';
import { formatNumber } from '@/shared/lib/numbers';
import { quarterText } from '../shares';
import { useTexts } from '../texts';

/** The figures behind the chart, quarter by quarter; folded until they are asked for. */
export function QuarterTable({ quarters }: { quarters: ForecastView['quarters'] }) {
  const texts = useTexts();
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatNumber(value);
  const columns = [texts.reachedIn, texts.cumulative, texts.placesIn];
  return (
    <details>
      <summary>{texts.asTable}</summary>
      <Table.ScrollContainer
        minWidth={300}
        maw={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': texts.asTable } }}
      >
        <Table striped aria-label={texts.chart}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts.quarter}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} scope="col" ta="right">
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {quarters.map((quarter) => (
              <Table.Tr key={quarter.quarter}>
                <Table.Th scope="row">{quarterText(quarter.quarter)}</Table.Th>
                <Table.Td ta="right">{number(quarter.reached)}</Table.Td>
                <Table.Td ta="right">{number(quarter.cumulative)}</Table.Td>
                <Table.Td ta="right">{number(quarter.places)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
