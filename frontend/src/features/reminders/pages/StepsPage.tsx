import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listReminderSteps, type StepsView } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StepsDrawer } from '../components/StepsDrawer';
import { useTexts } from '../texts';

/** For each kind of duty, who is told when. */
export default function StepsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const mayChange = useCan('reminder_steps.write');
  const [editing, setEditing] = useState<StepsView | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['reminders', 'steps'],
    queryFn: async ({ signal }) => (await listReminderSteps({ signal })).data.items,
  });
  const rows = (data ?? []).filter((row) => matches(row.label, address.q));
  const columns = useMemo<DataColumn<StepsView>[]>(
    () => [
      { id: 'kind', header: texts.kind, isTitle: true, cell: (row) => row.label },
      {
        id: 'steps',
        header: texts.steps,
        cell: (row) =>
          row.steps.length === 0 ? (
            <Text c="dimmed">{texts.noSteps}</Text>
          ) : (
            row.steps.map((step) => (
              <div key={`${step.offset_days} ${step.recipient}`}>
                {dayOf(step.offset_days, texts)}: {labelOf('Recipient', step.recipient)}
              </div>
            ))
          ),
      },
      ...(mayChange
        ? [
            {
              id: 'act',
              header: texts.act,
              screenOnly: true,
              cell: (row: StepsView) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={texts.editOf(row.label)}
                  onClick={() => setEditing(row)}
                >
                  {texts.edit}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [texts, mayChange],
  );
  return (
    <>
      <PageHeader title={texts.steps} description={texts.stepsAbout} />
      <DataTable
        label={texts.steps}
        name="reminder-steps"
        columns={columns}
        list={{ ...wholeList(rows), isPending, error, retry: refetch }}
        address={address}
        rowId={(row) => row.kind}
        rowLabel={(row) => row.label}
        searchable
      />
      {editing && <StepsDrawer of={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function dayOf(offset: number, texts: ReturnType<typeof useTexts>): string {
  if (offset === 0) return texts.onDay;
  return offset < 0 ? texts.before(-offset) : texts.after(offset);
}
