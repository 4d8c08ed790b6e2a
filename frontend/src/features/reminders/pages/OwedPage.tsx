import { Alert, Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListOwedDutiesData, listOwedDuties, type OwedDutyView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { UrgeDrawer } from '../components/UrgeDrawer';
import { groupsOf, worstFirst } from '../owed';
import { useTexts } from '../texts';

/** What everybody in reach owes, unit by unit, to be urged. */
export default function OwedPage() {
  const texts = useTexts();
  const address = useListAddress();
  const mayUrge = useCan('reminders.urge');
  const [urging, setUrging] = useState<{ rows: OwedDutyView[]; done: () => void } | null>(null);
  const [failures, setFailures] = useState<string[]>([]);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['duties', 'owed', address.filters],
    queryFn: async ({ signal }) =>
      (await listOwedDuties({ query: address.filters as ListOwedDutiesData['query'], signal })).data.items,
  });
  const rows = useMemo(() => {
    const found = (data ?? []).filter((row) => matches(`${row.holder.name} ${row.duty.title}`, address.q));
    return worstFirst(found);
  }, [data, address.q]);
  const groups = useMemo(() => groupsOf(texts), [texts]);
  const columns = useMemo<DataColumn<OwedDutyView, '/duties/owed/workbook'>[]>(
    () => [
      {
        id: 'duty',
        header: texts.duty,
        isTitle: true,
        cell: (row) => (
          <>
            <Link to={row.duty.link}>{row.duty.title}</Link>
            {row.duty.count > 1 && (
              <Text size="sm" c="dimmed">
                {texts.count(row.duty.count)}
                {row.duty.overdue_count > 0 &&
                  row.duty.overdue_count < row.duty.count &&
                  `, ${texts.overdueOf(row.duty.overdue_count)}`}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'holder',
        header: texts.holder,
        cell: (row) => (
          <>
            {row.holder.name}
            <Text size="sm" c="dimmed">
              {[row.holder.post_title, !row.holder.at_work && texts.away].filter(Boolean).join(' · ')}
            </Text>
          </>
        ),
      },
      {
        id: 'due',
        header: texts.due,
        cell: (row) => (
          <>
            <DueBadge row={row} />
            {row.duty.due_on && (
              <Text size="sm" c="dimmed" className="figures">
                {formatDay(row.duty.due_on)}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'told',
        header: texts.lastTold,
        cell: (row) => (
          <Text size="sm" c={row.urged_on || row.reminded_on ? undefined : 'dimmed'}>
            {row.urged_on && texts.urgedOn(formatDay(row.urged_on), row.urged_by_name ?? '')}
            {row.urged_on && row.reminded_on && <br />}
            {row.reminded_on && texts.remindedOn(formatDay(row.reminded_on))}
            {row.escalated_on && <br />}
            {row.escalated_on && texts.escalatedOn(formatDay(row.escalated_on))}
            {!row.urged_on && !row.reminded_on && texts.notYet}
          </Text>
        ),
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader title={texts.owedTitle} description={texts.owedAbout} />
      {failures.length > 0 && (
        <Alert
          color="yellow"
          title={texts.notUrged}
          mb="md"
          withCloseButton
          closeButtonLabel={texts.remove}
          onClose={() => setFailures([])}
        >
          <List size="sm">
            {failures.map((failure) => (
              <List.Item key={failure}>{failure}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <DataTable
        label={texts.owedTitle}
        name="owed"
        columns={columns}
        list={{ ...wholeList(rows), isPending, error, retry: refetch }}
        address={address}
        rowId={(row) => row.duty.id}
        rowLabel={(row) => `${row.holder.name}: ${row.duty.title}`}
        groups={groups}
        searchable
        workbook={{ path: '/duties/owed/workbook', name: 'viec-con-no' }}
        filters={
          <>
            <UnitFilter address={address} />
            {address.filters.directly && (
              <FilterSelect
                label={texts.whoseUnit}
                name="directly"
                address={address}
                allLabel={texts.withBelow}
                options={[
                  { value: 'true', label: texts.directly },
                  { value: 'false', label: texts.belowOnly },
                ]}
              />
            )}
            <FilterSelect
              label={texts.planDuty}
              name="plan_duty"
              address={address}
              options={optionsOf('PlanDuty')}
            />
            <FilterSelect label={texts.kind} name="kind" address={address} options={optionsOf('DutyKind')} />
            <FilterSelect
              label={texts.when}
              name="overdue"
              address={address}
              options={[
                { value: 'true', label: texts.overdueOnly },
                { value: 'false', label: texts.notOverdue },
              ]}
            />
            <FilterSelect
              label={texts.escalation}
              name="escalated"
              address={address}
              options={[
                { value: 'true', label: texts.escalatedOnly },
                { value: 'false', label: texts.notEscalated },
              ]}
            />
          </>
        }
        actions={
          mayUrge
            ? (chosen, done) => (
                <Button onClick={() => setUrging({ rows: chosen, done })}>{texts.urge}</Button>
              )
            : undefined
        }
        empty={{ title: texts.noneOwed, hint: texts.noneOwedHint }}
      />
      {urging && (
        <UrgeDrawer
          rows={urging.rows}
          onClose={() => setUrging(null)}
          onUrged={(left) => {
            setFailures(left);
            urging.done();
          }}
        />
      )}
    </>
  );
}

function DueBadge({ row }: { row: OwedDutyView }) {
  const texts = useTexts();
  const days = row.duty.days_left ?? null;
  if (days === null) return <StatusBadge tone="neutral">{texts.noDate}</StatusBadge>;
  if (row.duty.overdue) return <StatusBadge tone="danger">{texts.overdue(-days)}</StatusBadge>;
  return (
    <StatusBadge tone={days <= 7 ? 'warning' : 'info'}>
      {days === 0 ? texts.dueToday : texts.daysLeft(days)}
    </StatusBadge>
  );
}
