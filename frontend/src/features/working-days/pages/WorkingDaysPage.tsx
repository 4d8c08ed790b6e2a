import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { deleteWorkingDay, listWorkingDays, type WorkingDayView } from '@/api/generated';
import { type Day, formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { useToday } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { DayDrawer } from '../components/DayDrawer';
import { YearCalendar } from '../components/YearCalendar';
import calendar from '../components/YearCalendar.module.css';
import { useTexts } from '../texts';
import { weekdayOf } from '../year';

/** Holidays and swapped days of a year: as a calendar, and as a list. */
export default function WorkingDaysPage() {
  const today = useToday();
  const address = useListAddress();
  const year = Number(address.filters.nam ?? today?.slice(0, 4));
  if (!Number.isInteger(year)) return <Loading />;
  return <Year key={year} year={year} today={today} />;
}

function Year({ year, today }: { year: number; today?: Day }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const address = useListAddress();
  const [editing, setEditing] = useState<{ day?: Day } | null>(null);
  const [removing, setRemoving] = useState<WorkingDayView | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['working-days', year],
    queryFn: async ({ signal }) => {
      const query = { from: `${year}-01-01`, to: `${year}-12-31`, limit: 200 };
      return (await listWorkingDays({ query, signal })).data.items;
    },
  });
  const days = data ?? [];
  const columns = useMemo<DataColumn<WorkingDayView, '/working-days/workbook'>[]>(
    () => [
      {
        id: 'day',
        header: texts.day,
        isTitle: true,
        cell: (row) => (
          <span className="figures">
            {texts.longWeekdays[weekdayOf(row.day)]} {formatDay(row.day)}
          </span>
        ),
      },
      { id: 'name', header: texts.name, cell: (row) => row.name },
      {
        id: 'kind',
        header: texts.kind,
        cell: (row) => (
          <StatusBadge tone={row.kind === 'holiday' ? 'neutral' : 'info'}>
            {labelOf('DayKind', row.kind)}
          </StatusBadge>
        ),
      },
      {
        id: 'act',
        header: texts.act,
        screenOnly: true,
        cell: (row) => (
          <Group gap="xs" wrap="nowrap" className="no-print">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={texts.editOf(formatDay(row.day))}
              onClick={() => setEditing({ day: row.day })}
            >
              {texts.edit}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={texts.removeOf(formatDay(row.day))}
              onClick={() => setRemoving(row)}
            >
              {texts.remove}
            </Button>
          </Group>
        ),
      },
    ],
    [texts],
  );
  const goTo = (other: number) => address.change({ nam: String(other) });
  // The year is what the page is about, and no filter that could be dropped to see more.
  const tableAddress = { ...address, filters: {} };
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={<Button onClick={() => setEditing({})}>{texts.add}</Button>}
      />
      <Stack gap="xl">
        <section aria-labelledby="calendar">
          <Group gap="sm" mb="xs">
            <Button variant="default" size="xs" onClick={() => goTo(year - 1)}>
              {texts.previous}
            </Button>
            <Title order={2} id="calendar">
              {texts.year(year)}
            </Title>
            <Button variant="default" size="xs" onClick={() => goTo(year + 1)}>
              {texts.next}
            </Button>
          </Group>
          <Group gap="md" mb="md">
            {(['holiday', 'swapped_working', 'weekend'] as const).map((kind) => (
              <Group key={kind} gap={6}>
                <span className={`${calendar.day} ${calendar.sample}`} data-kind={kind} aria-hidden="true">
                  1
                </span>
                <Text size="sm">{texts.legend[kind]}</Text>
              </Group>
            ))}
          </Group>
          <Text size="sm" c="dimmed" mb="md" className="no-print">
            {texts.calendarHint}
          </Text>
          <YearCalendar year={year} days={days} today={today} onChoose={(day) => setEditing({ day })} />
        </section>
        <section aria-labelledby="days">
          <Title order={2} id="days" mb="sm">
            {texts.list(year)}
          </Title>
          <DataTable
            label={texts.list(year)}
            name="working-days"
            columns={columns}
            list={{ ...wholeList(days), isPending, error, retry: () => void refetch() }}
            address={tableAddress}
            workbook={{
              path: '/working-days/workbook',
              name: 'ngay-nghi',
              filters: { from: `${year}-01-01`, to: `${year}-12-31` },
            }}
            rowId={(row) => row.day}
            rowLabel={(row) => formatDay(row.day)}
            empty={{ title: texts.none, hint: texts.noneHint }}
          />
        </section>
      </Stack>
      {editing && (
        <DayDrawer
          key={editing.day}
          day={editing.day}
          row={days.find((row) => row.day === editing.day)}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmModal
          title={texts.removeTitle}
          confirmLabel={texts.removeTitle}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            const headers = { 'If-Match': etagOf(removing) };
            await deleteWorkingDay({ path: { day: removing.day }, headers });
            notifyDone(texts.removed);
            await cache.invalidateQueries({ queryKey: ['working-days'] });
          }}
        >
          {texts.removeText(formatDay(removing.day), removing.name)}
        </ConfirmModal>
      )}
    </>
  );
}
