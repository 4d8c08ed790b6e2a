import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const tones: Record<string, Tone> = {
  planned: 'neutral',
  open: 'info',
  finished: 'success',
  postponed: 'warning',
  cancelled: 'danger',
};

/** The state of a course as colour, shape and word. */
export function CourseBadge({ state }: { state: string }) {
  return <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('CourseState', state)}</StatusBadge>;
}
