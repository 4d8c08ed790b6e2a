import { SimpleGrid } from '@mantine/core';
import { useRef, useState } from 'react';
import type { WorkingDayView } from '@/api/generated';
import { type Day, formatDay } from '@/shared/lib/dates';
import { useTexts } from '../texts';
import { dayAfterKey, weekdayOf, weeksOf } from '../year';
import classes from './YearCalendar.module.css';

interface YearCalendarProps {
  year: number;
  days: readonly WorkingDayView[];
  today?: Day;
  onChoose: (day: Day) => void;
}

/** A year at a glance. One stop of the tab key; arrow keys go from day to day. */
export function YearCalendar({ year, days, today, onChoose }: YearCalendarProps) {
  const texts = useTexts();
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Day>(today?.startsWith(`${year}-`) ? today : `${year}-01-01`);
  const byDay = new Map(days.map((row) => [row.day, row]));
  const goTo = (day: Day) => {
    setCurrent(day);
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
  };
  const nameOf = (day: Day) => {
    const row = byDay.get(day);
    const weekday = weekdayOf(day);
    const remarks = [
      row ? `${texts.legend[row.kind]}: ${row.name}` : weekday > 4 && texts.weekend,
      day === today && texts.today,
    ].filter(Boolean);
    return [`${texts.longWeekdays[weekday]} ${formatDay(day)}`, ...remarks].join(', ');
  };
  return (
    <SimpleGrid className={classes.year} cols={{ base: 1, xs: 2, md: 3, xl: 4 }} spacing="lg" ref={grid}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <section key={month} className={classes.part} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`} className={classes.month}>
            {texts.month(month)}
          </h3>
          <div className={classes.grid}>
            {texts.weekdays.map((name) => (
              <span key={name} className={classes.weekday} aria-hidden="true">
                {name}
              </span>
            ))}
            {weeksOf(year, month)
              .flat()
              .map((day, cell) =>
                day ? (
                  <button
                    type="button"
                    key={day}
                    data-day={day}
                    data-kind={byDay.get(day)?.kind ?? (weekdayOf(day) > 4 ? 'weekend' : undefined)}
                    className={classes.day}
                    tabIndex={day === current ? 0 : -1}
                    aria-label={nameOf(day)}
                    aria-current={day === today ? 'date' : undefined}
                    title={byDay.get(day)?.name}
                    onClick={() => {
                      setCurrent(day);
                      onChoose(day);
                    }}
                    onKeyDown={(event) => {
                      const next = dayAfterKey(day, event.key);
                      if (!next) return;
                      event.preventDefault();
                      goTo(next);
                    }}
                  >
                    {Number(day.slice(8))}
                  </button>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                  <span key={`empty-${cell}`} />
                ),
              )}
          </div>
        </section>
      ))}
    </SimpleGrid>
  );
}
