import { Button, Paper, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Calendar, getCalendar } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';
import { useListAddress } from '@/shared/lib/list';
import { useCan, useMe, useToday } from '@/shared/lib/server';
import { useUnits } from '@/shared/lib/units';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Agenda } from '../components/Agenda';
import { AwaySection } from '../components/AwaySection';
import classes from '../components/Calendar.module.css';
import { type Choice, MINE, SubscribeDrawer } from '../components/SubscribeDrawer';
import { Toolbar } from '../components/Toolbar';
import { WeekRows } from '../components/WeekRows';
import { MonthByMonth, Year } from '../components/Year';
import { touches, unitsUnder } from '../layout';
import { dayOf, type Period, periodOf, type View, viewOf, weeksOf } from '../period';
import { useTexts } from '../texts';

/** The calendar of a person, a unit or the ward, by week, month and year; on paper too. */
export default function CalendarPage() {
  const today = useToday();
  // Without the server's day nobody knows which month is this one.
  return today ? <CalendarOn today={today} /> : <Loading />;
}

function CalendarOn({ today }: { today: Day }) {
  const texts = useTexts();
  const address = useListAddress();
  const mayAskWhoIsAway = useCan('nominations.read');
  const [subscribing, setSubscribing] = useState(false);
  const { unit_id, staff_id, kind, ...asked } = address.filters;
  const view = viewOf(asked.view);
  const day = dayOf(asked.day, today);
  const period = periodOf(view, day);
  const query = { ...shownDays(view, period), unit_id, staff_id };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['calendar', query],
    queryFn: async ({ signal }) => (await getCalendar({ query, signal })).data,
    placeholderData: keepPreviousData,
  });
  const { choices, chosen } = useChoices(data);
  const choose = (value: string) => address.change(whose(value));
  const me = useMe();
  const whose = (value: string) =>
    value === MINE ? { unit_id: null, staff_id: me?.staff_id } : { unit_id: value, staff_id: null };
  const subscribable = choices.filter(({ value }) => value !== data?.staff_id);
  return (
    <div data-paper="wide">
      <PageHeader
        title={texts.title}
        description={data && texts.of(data.name)}
        actions={
          subscribable.length > 0 && (
            <Button variant="default" onClick={() => setSubscribing(true)}>
              {texts.subscribe}
            </Button>
          )
        }
      />
      <Stack gap="md">
        <Toolbar {...{ address, view, day, today, choices, chosen }} onChoose={choose} />
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data && (
          <div aria-busy={isPlaceholderData} className={classes.shown}>
            <Shown {...{ data, view, day, today, period, kind }} search={address.filters} />
          </div>
        )}
        {data?.unit_id && mayAskWhoIsAway && view !== 'year' && (
          <AwaySection unitId={data.unit_id} period={period} />
        )}
      </Stack>
      {subscribing && (
        <SubscribeDrawer choices={subscribable} chosen={chosen} onClose={() => setSubscribing(false)} />
      )}
    </div>
  );
}

interface ShownProps {
  data: Calendar;
  view: View;
  day: Day;
  today: Day;
  period: Period;
  kind?: string;
  /** What the address says now. */
  search: Record<string, string>;
}

/** The entries as the view and the width of the screen ask for. */
function Shown({ data, view, day, today, period, kind, search }: ShownProps) {
  const texts = useTexts();
  const isNarrow = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false });
  const daysOff = useMemo(() => new Set(data.days_off), [data.days_off]);
  const entries = useMemo(
    () => data.items.filter((entry) => !kind || entry.kind === kind),
    [data.items, kind],
  );
  const searchOf = (next: View, of: Day) => ({ ...search, view: next, day: of });
  const common = { entries, daysOff, today };
  if (isNarrow && view !== 'week' && !entries.some((entry) => touches(entry, period))) {
    return (
      <Paper withBorder>
        <EmptyState title={texts.none} hint={texts.noneHint} />
      </Paper>
    );
  }
  if (view === 'year') {
    const List = isNarrow ? MonthByMonth : Year;
    return <List {...common} day={day} searchOf={searchOf} />;
  }
  if (isNarrow) return <Agenda {...common} period={period} everyDay={view === 'week'} under={2} />;
  return (
    <WeekRows {...common} period={period} full={view === 'week'} searchOf={(of) => searchOf('week', of)} />
  );
}

/** The calendars that can be chosen, and the one that is seen. */
function useChoices(data: Calendar | undefined): { choices: Choice[]; chosen: string } {
  const texts = useTexts();
  const me = useMe();
  const units = useUnits();
  // Who stands in for somebody sees that office's calendars, and not that person's own.
  const own = me?.staff_id && !me.acting_for ? me.staff_id : null;
  const choices = unitsUnder(units ?? [], me?.roles ?? []).map((unit) => ({
    value: unit.id,
    label: unit.short_name,
  }));
  if (own) choices.unshift({ value: MINE, label: texts.mine });
  const seen = data?.unit_id ?? data?.staff_id ?? '';
  const chosen = seen === own ? MINE : seen;
  if (data?.staff_id && chosen !== MINE) choices.push({ value: chosen, label: data.name });
  return { choices, chosen };
}

/** The days that are asked for: a month is seen in whole weeks. */
function shownDays(view: View, period: Period): Period {
  if (view !== 'month') return period;
  const days = weeksOf(period).flat();
  return { from: days[0] ?? period.from, to: days.at(-1) ?? period.to };
}
