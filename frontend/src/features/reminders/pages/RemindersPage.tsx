import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListRemindersData, listReminders, type MailState } from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateField } from '@/shared/ui/DateField';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import type { Reminder } from '../reminder';
import { useTexts } from '../texts';

const tones: Record<MailState, Tone> = {
  waiting: 'info',
  sending: 'info',
  sent: 'success',
  refused: 'danger',
  unknown: 'warning',
  no_server: 'neutral',
  given_up: 'danger',
};

/** What was said to whom about what, and how its mail stands. */
export default function RemindersPage() {
  const texts = useTexts();
  const address = useListAddress();
  const seesOthers = useCan('duties.owed');
  const seesSteps = useCan('reminder_steps.read');
  const list = useKeysetList(['reminders'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListRemindersData['query'];
    return (await listReminders({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Reminder, '/reminders/workbook'>[]>(
    () => [
      {
        id: 'title',
        header: texts.duty,
        isTitle: true,
        cell: (row) => (
          <>
            <Link to={row.link}>{row.title}</Link>
            {row.word && (
              <Text size="sm" fs="italic">
                {row.word}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'at',
        header: texts.at,
        sortKey: 'created_at',
        cell: (row) => <span className="figures">{formatInstant(row.created_at)}</span>,
      },
      {
        id: 'recipient',
        header: texts.recipient,
        sortKey: 'recipient_name',
        cell: (row) => (
          <>
            {row.recipient_name}
            <Text size="sm" c="dimmed">
              {labelOf('Recipient', row.recipient)}
            </Text>
          </>
        ),
      },
      {
        id: 'holder',
        header: texts.holder,
        cell: (row) => (
          <>
            {row.holder_name}
            <Text size="sm" c="dimmed">
              {row.unit_name}
            </Text>
          </>
        ),
      },
      {
        id: 'due',
        header: texts.due,
        cell: (row) => <span className="figures">{formatDay(row.due_on)}</span>,
      },
      {
        id: 'way',
        header: texts.way,
        cell: (row) => (
          <>
            {labelOf('ReminderWay', row.way)}
            {row.urged_by_name && (
              <Text size="sm" c="dimmed">
                {row.urged_by_name}
              </Text>
            )}
          </>
        ),
      },
      { id: 'mail', header: texts.mail, cell: (row) => <MailCell row={row} /> },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.remindersTitle}
        description={seesOthers ? texts.remindersAbout : texts.ownAbout}
        actions={
          seesSteps && (
            <Button component={Link} to="/nhac-viec/moc" variant="default">
              {texts.steps}
            </Button>
          )
        }
      />
      <DataTable
        label={texts.remindersTitle}
        name="reminders"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.recipient_name}: ${row.title}`}
        searchable
        workbook={{ path: '/reminders/workbook', name: 'nhac-viec' }}
        filters={
          <>
            {seesOthers && (
              <>
                <FilterSelect
                  label={texts.whose}
                  name="mine"
                  address={address}
                  options={[
                    { value: 'true', label: texts.mine },
                    { value: 'false', label: texts.others },
                  ]}
                />
                <UnitFilter address={address} />
              </>
            )}
            <FilterSelect label={texts.way} name="way" address={address} options={optionsOf('ReminderWay')} />
            <FilterSelect
              label={texts.mailState}
              name="mail_state"
              address={address}
              options={optionsOf('MailState')}
            />
            <DateField
              label={texts.from}
              w={150}
              value={address.filters.from ?? null}
              onChange={(from) => address.change({ from })}
            />
            <DateField
              label={texts.to}
              w={150}
              value={address.filters.to ?? null}
              onChange={(to) => address.change({ to })}
            />
          </>
        }
        empty={{ title: texts.noReminders, hint: texts.noRemindersHint }}
      />
    </>
  );
}

function MailCell({ row }: { row: Reminder }) {
  const texts = useTexts();
  if (!row.mail_state) {
    return (
      <Text size="sm" c="dimmed">
        {texts.noAddress}
      </Text>
    );
  }
  return (
    <>
      <StatusBadge tone={tones[row.mail_state]}>{labelOf('MailState', row.mail_state)}</StatusBadge>
      {row.mail_answer && row.mail_state !== 'sent' && (
        <Text size="sm" c="dimmed" lang="en">
          {row.mail_answer}
        </Text>
      )}
    </>
  );
}
