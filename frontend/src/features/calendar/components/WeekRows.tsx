import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { type Day, formatDay, formatRange } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { barsOf, type Entry, entriesOn } from '../layout';
import { type Period, weeksOf } from '../period';
import { useTexts } from '../texts';
import { dayInWords, weekdayName } from '../words';
import classes from './Calendar.module.css';
import { EntryLink } from './EntryLink';

/** Entries of one day that a month has room for; the others are a press away, and on paper. */
const MOST_IN_A_DAY = 4;

interface WeekRowsProps {
  entries: readonly Entry[];
  period: Period;
  daysOff: ReadonlySet<Day>;
  today?: Day;
  /** A single week with room for all that is to be said. */
  full?: boolean;
  /** The search of the address of a week, to see all of a day. */
  searchOf: (day: Day) => Record<string, string>;
}

/** Whole weeks under each other: courses as bars over their days, all else in its day. */
export function WeekRows({ entries, period, daysOff, today, full = false, searchOf }: WeekRowsProps) {
  const language = useLanguage();
  const weeks = weeksOf(period);
  return (
    <div className={classes.grid}>
      <div className={classes.weekdays} aria-hidden="true">
        {weeks[0]?.map((day) => (
          <span key={day}>{weekdayName(day, language, 'long')}</span>
        ))}
      </div>
      {weeks.map((week) => (
        <Week key={week[0]} {...{ week, entries, period, daysOff, today, full, searchOf }} />
      ))}
    </div>
  );
}

function Week({
  week,
  entries,
  period,
  daysOff,
  today,
  full,
  searchOf,
}: WeekRowsProps & { week: readonly Day[] }) {
  const texts = useTexts();
  const language = useLanguage();
  const bars = barsOf(entries, week);
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  const range = formatRange(week[0], week.at(-1));
  return (
    <section
      aria-label={texts.weekOf(range)}
      className={classes.week}
      style={{ '--lanes': lanes } as CSSProperties}
    >
      {bars.length > 0 && (
        <ul className={classes.bars} aria-label={texts.coursesOf(range)}>
          {bars.map((bar) => (
            <li
              key={bar.entry.id}
              style={{ gridColumn: `${bar.column + 1} / span ${bar.span}`, gridRow: bar.lane + 1 }}
            >
              <EntryLink entry={bar.entry} bar={bar} full={full} />
            </li>
          ))}
        </ul>
      )}
      <ol className={classes.days} aria-label={texts.daysOf(range)}>
        {week.map((day) => {
          const isToday = day === today;
          const isOff = daysOff.has(day);
          const those = entriesOn(entries, day);
          const kept = full || those.length <= MOST_IN_A_DAY ? those.length : MOST_IN_A_DAY - 1;
          return (
            <li
              key={day}
              className={classes.day}
              data-off={isOff || undefined}
              data-today={isToday || undefined}
              data-outside={day < period.from || day > period.to || undefined}
              aria-current={isToday ? 'date' : undefined}
            >
              <div className={classes.head}>
                <VisuallyHidden>{dayInWords(day, { isToday, isOff }, texts, language)}</VisuallyHidden>
                <time dateTime={day} aria-hidden="true" className={classes.number}>
                  {full || day.endsWith('-01') ? formatDay(day).slice(0, 5) : Number(day.slice(8))}
                </time>
                <span aria-hidden="true" className={classes.remark}>
                  {[isToday && texts.today, isOff && texts.dayOff].filter(Boolean).join(' · ')}
                </span>
              </div>
              {those.length > 0 && (
                <ul className={classes.entries}>
                  {those.map((entry, index) => (
                    <li key={entry.id} className={index < kept ? undefined : classes.paperOnly}>
                      <EntryLink entry={entry} full={full} />
                    </li>
                  ))}
                  {kept < those.length && (
                    <li className="no-print">
                      <Link
                        to="."
                        search={searchOf(day) as never}
                        className={classes.more}
                        aria-label={texts.moreOf(those.length - kept, formatDay(day))}
                      >
                        {texts.more(those.length - kept)}
                      </Link>
                    </li>
                  )}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
