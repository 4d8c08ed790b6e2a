import { Text } from '@mantine/core';
import { formatNumber } from '@/shared/lib/numbers';
import classes from './BarChart.module.css';

/** One bar: what it is, and how much. */
export interface Bar {
  label: string;
  value: number;
}

interface BarChartProps {
  /** The one question that it answers. */
  title: string;
  bars: Bar[];
}

/** Bars side by side. A table with the same figures stands beside it, which is what a voice reads. */
export function BarChart({ title, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <div role="img" aria-label={title}>
      <Text fw={600} mb="xs">
        {title}
      </Text>
      {bars.map((bar) => (
        <div key={bar.label} className={classes.line}>
          <span>{bar.label}</span>
          <span className={classes.track}>
            <span className={classes.bar} data-ink style={{ inlineSize: `${(bar.value / most) * 100}%` }} />
          </span>
          <span className={classes.value}>{formatNumber(bar.value)}</span>
        </div>
      ))}
    </div>
  );
}
