import { Text } from '@mantine/core';
import type { Day } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { agendaOf, type Entry } from '../layout';
import { type Period, weeksOf } from '../period';
import { useTexts } from '../texts';
import { dayInWords } from '../words';
import classes from './Calendar.module.css';
import { EntryLink } from './EntryLink';

interface AgendaProps {
  entries: readonly Entry[];
  period: Period;
  daysOff: ReadonlySet<Day>;
  today?: Day;
  /** Names also the days of the period with nothing on them. */
  everyDay?: boolean;
  /** The heading that the days stand beneath. */
  under: 2 | 3;
}

/** A period as a list by day: for a narrow screen, and for the year on paper. */
export function Agenda({ entries, period, daysOff, today, everyDay, under }: AgendaProps) {
  const texts = useTexts();
  const language = useLanguage();
  const found = agendaOf(entries, period);
  const days = everyDay
    ? weeksOf(period)
        .flat()
        .map((day) => ({ day, entries: found.find((one) => one.day === day)?.entries ?? [] }))
    : found;
  const Heading = under === 2 ? 'h3' : 'h4';
  return (
    <ol className={classes.agenda}>
      {days.map(({ day, entries: those }) => {
        const isToday = day === today;
        const isOff = daysOff.has(day);
        return (
          <li
            key={day}
            data-off={isOff || undefined}
            data-today={isToday || undefined}
            aria-current={isToday ? 'date' : undefined}
          >
            <Heading className={classes.agendaDay}>
              {dayInWords(day, { isToday, isOff }, texts, language)}
            </Heading>
            {those.length > 0 ? (
              <ul className={classes.entries}>
                {those.map((entry) => (
                  <li key={entry.id}>
                    <EntryLink entry={entry} full />
                  </li>
                ))}
              </ul>
            ) : (
              <Text size="sm" c="dimmed">
                {texts.nothingOn}
              </Text>
            )}
          </li>
        );
      })}
    </ol>
  );
}
