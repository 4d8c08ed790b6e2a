import { Table, Text } from '@mantine/core';
import { useId } from 'react';
import { formatNumber } from '@/shared/lib/numbers';
import classes from './BarChart.module.css';

/** One bar: what it is, how much, and the same in words for the table. */
export interface Bar {
  label: string;
  value: number;
}

interface BarChartProps {
  /** The one question that it answers. */
  title: string;
  bars: Bar[];
  /** The heading over the figures: "Lượt hoàn thành". */
  unit: string;
}

/** Bars side by side, each with its figure written out: the chart is its own table. */
export function BarChart({ title, bars, unit }: BarChartProps) {
  const id = useId();
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <Table aria-labelledby={id} className={classes.chart} withRowBorders={false} verticalSpacing={6}>
      <Table.Caption className={classes.caption}>
        <Text component="span" size="sm" c="dimmed" id={id}>
          {title}
        </Text>
      </Table.Caption>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          <Table.Th scope="col">{title}</Table.Th>
          <Table.Th scope="col">{unit}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bars.map((bar) => (
          <Table.Tr key={bar.label}>
            <Table.Th scope="row" className={classes.label}>
              {bar.label}
            </Table.Th>
            <Table.Td className={classes.cell}>
              <span className={classes.track} aria-hidden="true">
                <span className={classes.bar} style={{ inlineSize: `${(bar.value / most) * 100}%` }} />
              </span>
              <span className={classes.value}>{formatNumber(bar.value)}</span>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
