import type { CertificateCheckView } from '@/api/generated';
import { shapes, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';
import classes from './Standing.module.css';

/** Plainer at this size than the badge's. */
const CROSS = 'M2 .8 6 4.8l4-4L11.2 2l-4 4 4 4L10 11.2l-4-4-4 4L.8 10l4-4-4-4z';

const tones: Record<string, Tone> = { valid: 'success', unchecked: 'warning', withdrawn: 'danger' };

/** Whether a paper stands: the first thing that is seen, by its word, its shape and its colour. */
export function Standing({ paper }: { paper: CertificateCheckView }) {
  const texts = useTexts();
  const tone = tones[paper.standing] ?? 'warning';
  const valid = paper.issued_here ? texts.validHere : texts.valid;
  const sentence = { valid, unchecked: texts.unchecked, withdrawn: texts.withdrawn }[paper.standing];
  return (
    <div className={classes.standing} data-tone={tone} role="status">
      <svg viewBox="0 0 12 12" width="40" height="40" aria-hidden="true">
        <path d={tone === 'danger' ? CROSS : shapes[tone]} fill="currentColor" />
      </svg>
      <div>
        <div className={classes.word}>{texts.standing(paper.standing)}</div>
        <div>{sentence(paper.recorded_by)}</div>
      </div>
    </div>
  );
}
