import classes from './StatusBadge.module.css';
import './tones.css';

/** What a state means for the person who looks: nothing to do, under way, good, needs care, bad. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A shape for each tone, so that no state is told by its colour alone; in a box of 12 by 12. */
export const shapes: Record<Tone, string> = {
  neutral: 'M6 3.2h0a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z',
  info: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10zm0 2.2a2.8 2.8 0 1 0 0 5.6z',
  success: 'M4.6 10.4 .9 6.7l1.5-1.5 2.2 2.2 5-5 1.5 1.5z',
  warning: 'M6 .8 11.7 11H.3z',
  danger: 'M6 .5 11.5 6 6 11.5.5 6z',
};

/** A state as colour, shape and word. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={shapes[tone]} fill="currentColor" />
      </svg>
      {children}
    </span>
  );
}
