import { Text } from '@mantine/core';
import { useId } from 'react';
import { formatRange } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { type Strip, type StripDay, stretchesOf } from '../strip';
import { useTexts } from '../texts';
import classes from './StaffingStrip.module.css';

/** A unit day by day, were the people asked about to go: who stays, who is away and why, where it is short. */
export default function StaffingStrip({ strip }: { strip: Strip }) {
  const texts = useTexts();
  const language = useLanguage();
  const title = useId();
  const weekday = (day: string) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  return (
    <section aria-labelledby={title}>
      <div className={classes.head}>
        <Text fw={600} id={title}>
          {texts.strip(strip.name)}
        </Text>
        <StatusBadge tone={strip.short ? 'danger' : 'success'}>
          {strip.short ? texts.stripShort : texts.stripFine}
        </StatusBadge>
      </div>
      <ol className={classes.days}>
        {stretchesOf(strip.days).map(({ first, last, count, day }) => (
          <li key={first} className={classes.day} data-short={day.short || undefined}>
            <div className={classes.head}>
              <Text component="span" size="sm" fw={600} className="figures">
                {count === 1 && `${weekday(first)} `}
                {formatRange(first, last)}
              </Text>
              <StatusBadge tone={day.short ? 'danger' : 'success'}>
                {day.short ? texts.short : texts.enough}
              </StatusBadge>
            </div>
            <div>
              {texts.onDuty(day.on_duty, day.size, day.needed)}
              {count > 1 && ` · ${texts.workdays(count)}`}
            </div>
            {day.broken.length > 0 && (
              <div>{day.broken.map((limit) => labelOf('BrokenLimit', limit)).join('. ')}</div>
            )}
            <People title={texts.away} people={day.away} none={texts.nobodyAway} />
            <People title={texts.pending} people={day.pending} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function People({ title, people, none }: { title: string; people: StripDay['away']; none?: string }) {
  const texts = useTexts();
  if (people.length === 0) return none ? <div>{none}</div> : null;
  const why = (person: StripDay['away'][number]) => {
    if (person.candidate) return texts.goes;
    if (person.absence) return labelOf('AbsenceKind', person.absence);
    return person.course_name ? texts.toCourse(person.course_name) : '';
  };
  return (
    <div>
      {title}:
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.staff_id}>{[person.full_name, why(person)].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
    </div>
  );
}
