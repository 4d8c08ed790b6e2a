import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Day, formatDay } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { type Entry, markOf, touches } from '../layout';
import { monthsOf, type Period, weeksOf } from '../period';
import { useTexts } from '../texts';
import { weekdayName } from '../words';
import { Agenda } from './Agenda';
import classes from './Calendar.module.css';

interface YearProps {
  entries: readonly Entry[];
  /** A day of the year. */
  day: Day;
  daysOff: ReadonlySet<Day>;
  today?: Day;
  searchOf: (view: 'week' | 'month', day: Day) => Record<string, string>;
}

/** Twelve small months: each day with something on it leads to its week, the name of a month to the month. */
export function Year({ entries, day, daysOff, today, searchOf }: YearProps) {
  const texts = useTexts();
  return (
    <>
      <ul className={classes.key} aria-label={texts.key}>
        <li>
          <span className={classes.sample} data-tone="warning" data-marked aria-hidden="true" />{' '}
          {texts.keyMarked}
        </li>
        <li>
          <span className={classes.sample} data-tone="danger" data-marked aria-hidden="true" />{' '}
          {texts.overdue}
        </li>
        <li>
          <span className={classes.sample} data-running aria-hidden="true" /> {texts.keyRunning}
        </li>
        <li>
          <span className={classes.sample} data-off aria-hidden="true" /> {texts.keyOff}
        </li>
      </ul>
      <div className={classes.year}>
        {monthsOf(day).map((month) => (
          <SmallMonth key={month.from} {...{ month, entries, daysOff, today, searchOf }} />
        ))}
      </div>
      <div className={classes.paperOnly}>
        <MonthByMonth {...{ entries, day, daysOff, today, searchOf }} />
      </div>
    </>
  );
}

function SmallMonth({
  month,
  entries,
  daysOff,
  today,
  searchOf,
}: Omit<YearProps, 'day'> & { month: Period }) {
  const texts = useTexts();
  const language = useLanguage();
  const name = texts.monthName(Number(month.from.slice(5, 7)));
  const weeks = weeksOf(month);
  return (
    <section aria-labelledby={`month-${month.from}`} className={classes.small}>
      <h3 id={`month-${month.from}`}>
        <Link to="." search={searchOf('month', month.from) as never} className={classes.monthLink}>
          {name}
        </Link>
      </h3>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={weekdayName(day, language, 'long')}>
                {weekdayName(day, language, 'narrow')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  {month.from <= day && day <= month.to && (
                    <SmallDay {...{ day, entries, today, searchOf }} isOff={daysOff.has(day)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SmallDayProps extends Pick<YearProps, 'entries' | 'day' | 'today' | 'searchOf'> {
  isOff: boolean;
}

function SmallDay({ day, entries, isOff, today, searchOf }: SmallDayProps) {
  const texts = useTexts();
  const { count, tone, running } = markOf(entries, day);
  const isToday = day === today;
  const looks = {
    className: classes.smallDay,
    'data-off': isOff || undefined,
    'data-running': running || undefined,
    'data-today': isToday || undefined,
  };
  const said = [
    isToday && texts.today,
    isOff && texts.dayOff,
    running && texts.running,
    tone === 'danger' && texts.overdue,
  ]
    .filter(Boolean)
    .join(', ');
  if (count === 0) {
    return (
      <span {...looks}>
        {Number(day.slice(8))}
        {said && <VisuallyHidden>, {said}</VisuallyHidden>}
      </span>
    );
  }
  return (
    <Link
      to="."
      search={searchOf('week', day) as never}
      {...looks}
      data-marked
      data-tone={tone}
      aria-label={[texts.openDay(formatDay(day), count), said].filter(Boolean).join(', ')}
    >
      {Number(day.slice(8))}
    </Link>
  );
}

/** The year as a list: for a narrow screen, and for paper. */
export function MonthByMonth({ entries, day, daysOff, today, searchOf }: YearProps) {
  const texts = useTexts();
  return monthsOf(day)
    .filter((month) => entries.some((entry) => touches(entry, month)))
    .map((month) => (
      <section key={month.from} aria-labelledby={`list-${month.from}`} className={classes.month}>
        <h3 id={`list-${month.from}`}>
          <Link to="." search={searchOf('month', month.from) as never} className={classes.monthLink}>
            {texts.monthName(Number(month.from.slice(5, 7)))}
          </Link>
        </h3>
        <Agenda {...{ entries, daysOff, today }} period={month} under={3} />
      </section>
    ));
}
