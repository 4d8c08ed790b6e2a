import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AllocationView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { MoneyText } from '@/shared/ui/MoneyText';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { barsOf, standingOf } from '../bars';
import { useTexts } from '../texts';
import classes from './AllocationCard.module.css';

interface AllocationCardProps {
  allocation: AllocationView;
  /** Opens its form; nothing is offered without it. */
  onChange?: () => void;
}

/** An allocation and what has become of it, as bars with their figures. */
export function AllocationCard({ allocation, onChange }: AllocationCardProps) {
  const texts = useTexts();
  const { bars, limit } = barsOf(allocation);
  const standing = standingOf(allocation);
  const paper = [allocation.paper_number, formatDay(allocation.paper_day)].filter(Boolean).join(', ');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`allocation-${allocation.id}`}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h3" id={`allocation-${allocation.id}`}>
              {allocation.source_name}
            </Title>
            <Text>
              <MoneyText dong={allocation.amount} />
              {paper && <Text span c="dimmed">{` · ${paper}`}</Text>}
            </Text>
          </div>
          {standing === 'fine' && (
            <StatusBadge tone="success">{texts.left(formatMoney(allocation.available))}</StatusBadge>
          )}
          {standing === 'overplanned' && (
            <StatusBadge tone="warning">
              {texts.overplanned(formatMoney(allocation.available), formatMoney(-allocation.unplanned))}
            </StatusBadge>
          )}
          {standing === 'overrun' && (
            <StatusBadge tone="danger">{texts.overrunBy(formatMoney(-allocation.available))}</StatusBadge>
          )}
        </Group>
        <div className={classes.bars}>
          {bars.map(({ stage, dong, width }) => (
            <div key={stage}>
              <Group justify="space-between" gap="xs">
                <Text size="sm">{labelOf('Stage', stage)}</Text>
                <Text size="sm">
                  <MoneyText dong={dong} />
                </Text>
              </Group>
              <div className={classes.track} aria-hidden="true">
                <div className={classes.bar} data-stage={stage} data-ink style={{ width: `${width}%` }} />
                {limit < 100 && <div className={classes.limit} data-ink style={{ left: `${limit}%` }} />}
              </div>
            </div>
          ))}
        </div>
        {limit < 100 && (
          <Text size="sm" c="dimmed">
            {texts.limitHint}
          </Text>
        )}
        {allocation.note && <Text size="sm">{allocation.note}</Text>}
        <Group justify="flex-end" className="no-print">
          <Button
            variant="default"
            size="compact-sm"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/kinh-phi/so"
                search={{ year: String(allocation.year), source_id: allocation.source_id } as never}
              />
            )}
          >
            {texts.openLedger}
          </Button>
          {onChange && (
            <Button variant="default" size="compact-sm" onClick={onChange}>
              {texts.changeAllocation}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
