import { Stack } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
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

/** Before the page is laid out. */
const WIDTH = 640;
const HEIGHT = 220;
const BOTTOM = 26;
const TOP = 20;
/** What a label needs in width: of a step, of a figure. */
const LABEL = 72;
const HALF_LABEL = 28;
const FIGURE = 26;

/** Bars over time with their figures, what is to come hollow, and a line that is to be reached. */
export function StepChart({ label, steps, wanted, pastLabel, futureLabel }: StepChartProps) {
  // Drawn as wide as it is shown, so that its words keep their size on a phone.
  const { ref, width: shown } = useElementSize();
  const all = shown || WIDTH;
  const most = Math.max(1, wanted.value, ...steps.map((step) => step.value));
  const width = all / Math.max(1, steps.length);
  const height = HEIGHT - TOP - BOTTOM;
  const y = (value: number) => TOP + height - (value / most) * height;
  // As many labels as fit beside each other, the last step always among them.
  const every = (needed: number) => Math.ceil(needed / width);
  const isNamed = (index: number, needed: number) => (steps.length - 1 - index) % every(needed) === 0;
  const hasFuture = steps.some((step) => step.isFuture);
  return (
    <Stack gap={6}>
      <div ref={ref}>
        <svg width={all} height={HEIGHT} className={classes.chart} role="img" aria-label={label}>
          {steps.map((step, index) => (
            <g key={step.label}>
              <rect
                x={(index + 0.15) * width}
                y={y(step.value)}
                width={width * 0.7}
                height={y(0) - y(step.value)}
                className={step.isFuture ? classes.future : classes.past}
              />
              {isNamed(index, FIGURE) && (
                <text
                  x={(index + 0.5) * width}
                  y={y(step.value) - 5}
                  textAnchor="middle"
                  className={classes.text}
                >
                  {formatNumber(step.value)}
                </text>
              )}
              {isNamed(index, LABEL) && (
                <text
                  x={Math.min(Math.max((index + 0.5) * width, HALF_LABEL), all - HALF_LABEL)}
                  y={HEIGHT - 8}
                  textAnchor="middle"
                  className={classes.text}
                >
                  {step.label}
                </text>
              )}
            </g>
          ))}
          <line x1={0} x2={all} y1={y(0)} y2={y(0)} className={classes.axis} />
          <line x1={0} x2={all} y1={y(wanted.value)} y2={y(wanted.value)} className={classes.wanted} />
        </svg>
      </div>
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
