import { Button, Group, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import type { Day } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import type { ListAddress } from '@/shared/lib/list';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { periodOf, step, type View, views } from '../period';
import { useTexts } from '../texts';
import { periodName } from '../words';
import classes from './Calendar.module.css';
import type { Choice } from './SubscribeDrawer';

interface ToolbarProps {
  address: ListAddress;
  view: View;
  /** A day of the period. */
  day: Day;
  today?: Day;
  choices: Choice[];
  chosen: string;
  onChoose: (value: string) => void;
}

/** Which period, whose calendar, what of it: all of it stands in the address. */
export function Toolbar({ address, view, day, today, choices, chosen, onChoose }: ToolbarProps) {
  const texts = useTexts();
  const go = (by: -1 | 1) => address.change({ day: step(view, day, by) });
  return (
    <>
      <Group gap="sm" align="flex-end" className="paper-filters">
        {choices.length > 1 && (
          <NativeSelect
            label={texts.whose}
            className="no-print"
            value={chosen}
            onChange={(event) => onChoose(event.currentTarget.value)}
            data={choices}
            maw="100%"
          />
        )}
        <FilterSelect label={texts.kind} name="kind" address={address} options={optionsOf('CalendarKind')} />
      </Group>
      <Group justify="space-between" gap="sm">
        <Title order={2} id="period" aria-live="polite" className={classes.period}>
          {periodName(view, periodOf(view, day), texts)}
        </Title>
        <Group gap="sm" className="no-print">
          <Group gap={4} wrap="nowrap">
            <Button variant="default" px="sm" aria-label={texts.before[view]} onClick={() => go(-1)}>
              <Arrow path="M7.5 2 3.5 6l4 4" />
            </Button>
            <Button variant="default" px="sm" onClick={() => address.change({ day: today })}>
              {texts.today}
            </Button>
            <Button variant="default" px="sm" aria-label={texts.after[view]} onClick={() => go(1)}>
              <Arrow path="M4.5 2l4 4-4 4" />
            </Button>
          </Group>
          <SegmentedControl
            aria-label={texts.view}
            value={view}
            onChange={(next) => address.change({ view: next, day })}
            data={views.map((value) => ({ value, label: texts.views[value] }))}
          />
        </Group>
      </Group>
    </>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
