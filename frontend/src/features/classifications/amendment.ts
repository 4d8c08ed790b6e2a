import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { pointsText } from './entry';

/** What a thing of a closed year said before or after an amendment, in a line; nothing where it was not there. */
export function toldOf(kind: string, content: unknown): string {
  if (typeof content !== 'object' || content === null) return '';
  const thing = content as Record<string, unknown>;
  const text = (name: string) => (typeof thing[name] === 'string' ? (thing[name] as string) : '');
  const hundredths = (name: string) =>
    typeof thing[name] === 'number' ? pointsText(thing[name] as number) : '';
  const parts =
    kind === 'classifications'
      ? [
          text('level') && labelOf('ClassificationLevel', text('level')),
          hundredths('points_hundredths'),
          text('paper'),
        ]
      : kind === 'results'
        ? [
            text('outcome') && labelOf('ResultOutcome', text('outcome')),
            hundredths('score_hundredths'),
            text('note'),
          ]
        : [
            text('state') && labelOf('EvaluationState', text('state')),
            hundredths('index_hundredths'),
            text('band'),
            formatDay(text('signed_on')),
          ];
  return parts.filter(Boolean).join(' · ');
}
