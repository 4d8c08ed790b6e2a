import { Stack } from '@mantine/core';
import { formatNumber } from '@/shared/lib/numbers';
import classes from './StepChart.module.css';

/** One step of time. */
export interface Step {
  label: string;
  value: number;
  /** Still to come: drawn hollow. */
  isFuture: boolean;
}

interface StepChartProps {
  /** What it shows, for people who hear the page; the table beside it has the figures. */
  label: string;
  steps: Step[];
  /** A line across, with its name. */
  wanted: { value: number; label: string };
  pastLabel: string;
  futureLabel: string;
}

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 36;
const BOTTOM = 26;
const TOP = 14;

/** Bars over time, what is to come hollow, and a line that is to be reached. */
export function StepChart({ label, steps, wanted, pastLabel, futureLabel }: StepChartProps) {
  const most = Math.max(1, wanted.value, ...steps.map((step) => step.value));
  const width = (WIDTH - LEFT) / Math.max(1, steps.length);
  const height = HEIGHT - TOP - BOTTOM;
  const y = (value: number) => TOP + height - (value / most) * height;
  // As many labels as fit beside each other.
  const every = Math.ceil(56 / width);
  const hasFuture = steps.some((step) => step.isFuture);
  return (
    <Stack gap={6}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} role="img" aria-label={label}>
        {[0, most].map((value) => (
          <text key={value} x={LEFT - 6} y={y(value) + 4} textAnchor="end" className={classes.text}>
            {formatNumber(value)}
          </text>
        ))}
        <line x1={LEFT} x2={WIDTH} y1={y(0)} y2={y(0)} className={classes.axis} />
        {steps.map((step, index) => (
          <g key={step.label}>
            <rect
              x={LEFT + index * width + width * 0.15}
              y={y(step.value)}
              width={width * 0.7}
              height={y(0) - y(step.value)}
              className={step.isFuture ? classes.future : classes.past}
            />
            {index % every === 0 && (
              <text
                x={LEFT + (index + 0.5) * width}
                y={HEIGHT - 8}
                textAnchor="middle"
                className={classes.text}
              >
                {step.label}
              </text>
            )}
          </g>
        ))}
        <line x1={LEFT} x2={WIDTH} y1={y(wanted.value)} y2={y(wanted.value)} className={classes.wanted} />
      </svg>
      <div className={classes.legend} aria-hidden="true">
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" className={classes.past} />
          </svg>
          {pastLabel}
        </span>
        {hasFuture && (
          <span>
            <svg width="12" height="12" aria-hidden="true">
              <rect x="0.5" y="0.5" width="11" height="11" className={classes.future} />
            </svg>
            {futureLabel}
          </span>
        )}
        <span>
          <svg width="18" height="12" aria-hidden="true">
            <line x1="0" x2="18" y1="6" y2="6" className={classes.wanted} />
          </svg>
          {wanted.label}: {formatNumber(wanted.value)}
        </span>
      </div>
    </Stack>
  );
}
