import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shapes } from '@/shared/ui/StatusBadge';
import { type Bar, type Entry, toneOf } from '../layout';
import { useTexts } from '../texts';
import { factsOf, timeOf } from '../words';
import classes from './Calendar.module.css';

interface EntryLinkProps {
  entry: Entry;
  /** With place, unit and number of people in sight; else only for who listens. */
  full?: boolean;
  /** Set where it is drawn over its days. */
  bar?: Bar;
}

/** One entry, by colour, shape and words; leads to where it is in the product. */
export function EntryLink({ entry, full, bar }: EntryLinkProps) {
  const texts = useTexts();
  const tone = toneOf(entry);
  const time = full ? timeOf(entry) : entry.starts;
  const facts = factsOf(entry, texts).join(' · ');
  return (
    <Link
      to={entry.link}
      className={classes.entry}
      data-tone={tone}
      data-bar={bar ? true : undefined}
      data-from-before={bar?.fromBefore || undefined}
      data-goes-on={bar?.goesOn || undefined}
    >
      <svg viewBox="0 0 12 12" width="9" height="9" aria-hidden="true">
        <path d={shapes[tone]} fill="currentColor" />
      </svg>
      <span className={classes.words}>
        {entry.overdue && <b>{texts.overdue}. </b>}
        {time && (
          <>
            <span className="figures">{time}</span>{' '}
          </>
        )}
        <span className={classes.name}>{entry.title}</span>
        {facts &&
          (full ? (
            <span className={classes.facts}>{facts}</span>
          ) : (
            <VisuallyHidden>, {facts}</VisuallyHidden>
          ))}
      </span>
    </Link>
  );
}
