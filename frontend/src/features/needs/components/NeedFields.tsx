import { Button, Group, MultiSelect, NativeSelect, NumberInput, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listProgrammes } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import type { NeedRow } from '../rows';
import { useTexts } from '../texts';
import { planYears, quarters } from '../years';
import classes from './needs.module.css';

interface NeedFieldsProps {
  row: NeedRow;
  number: number;
  /** A round for the whole phase asks for the year too. */
  askYear: boolean;
  people: { id: string; full_name: string }[];
  /** By the pointer of the API: `needs.0.people`. */
  faults: Record<string, string>;
  onChange: (part: Partial<NeedRow>) => void;
  onRemove: () => void;
}

/** One need: what, for how many, when, at what cost. */
export function NeedFields({ row, number, askYear, people, faults, onChange, onRemove }: NeedFieldsProps) {
  const texts = useTexts();
  const fault = (field: string) => faults[`needs.${number - 1}.${field}`];
  // A fault of one of several people stands at the whole field.
  const namedFault = Object.entries(faults).find(([field]) =>
    field.startsWith(`needs.${number - 1}.staff_ids`),
  )?.[1];
  return (
    <div className={classes.row}>
      <Group className={classes.whole} justify="space-between">
        <Title order={2} size="h5">
          {texts.need(number)}
        </Title>
        <Button size="compact-sm" variant="default" aria-label={texts.removeOf(number)} onClick={onRemove}>
          {texts.remove}
        </Button>
      </Group>
      <AsyncSelect
        className={classes.half}
        label={texts.programme}
        queryKey="programmes"
        search={async (text, signal) => {
          const query = { q: text || undefined, limit: 50, active: true };
          const { data } = await listProgrammes({ query, signal });
          return data.items.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }));
        }}
        initialLabel={row.programme_label || undefined}
        value={row.programme_id || null}
        onChange={(value, label) => onChange({ programme_id: value ?? '', programme_label: label ?? '' })}
        error={fault('programme_id')}
      />
      <TextInput
        className={classes.half}
        label={texts.content}
        placeholder={texts.contentHint}
        value={row.content}
        onChange={(event) => onChange({ content: event.currentTarget.value })}
        error={fault('content')}
      />
      <NumberInput
        className={classes.quarter}
        label={texts.people}
        min={0}
        allowDecimal={false}
        value={row.people}
        onChange={(people_) => onChange({ people: people_ })}
        error={fault('people')}
      />
      <NativeSelect
        className={classes.quarter}
        label={texts.quarterLabel}
        data={[
          { value: '', label: '' },
          ...quarters.map((quarter) => ({ value: String(quarter), label: texts.quarter(quarter) })),
        ]}
        value={row.quarter}
        onChange={(event) => onChange({ quarter: event.currentTarget.value })}
        error={fault('quarter')}
      />
      {askYear && (
        <NativeSelect
          className={classes.quarter}
          label={texts.year}
          data={['', ...planYears.map(String)]}
          value={row.year}
          onChange={(event) => onChange({ year: event.currentTarget.value })}
          error={fault('year')}
        />
      )}
      <NumberInput
        className={askYear ? classes.quarter : classes.half}
        label={`${texts.cost} (đồng)`}
        min={0}
        thousandSeparator="."
        decimalSeparator=","
        allowDecimal={false}
        value={row.estimated_cost}
        onChange={(cost) => onChange({ estimated_cost: cost })}
        error={fault('estimated_cost')}
      />
      <MultiSelect
        className={classes.half}
        label={texts.named}
        data={people.map(({ id, full_name: name }) => ({ value: id, label: name }))}
        searchable
        value={row.staff_ids}
        onChange={(ids) => onChange({ staff_ids: ids })}
        error={namedFault}
      />
      <TextInput
        className={classes.half}
        label={texts.reason}
        value={row.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
        error={fault('reason')}
      />
      {row.origin !== 'own' && (
        <Group className={classes.whole} gap="xs">
          <Text size="sm" c="dimmed">
            {labelOf('NeedOrigin', row.origin)}
          </Text>
          {row.carried_from_id && <Link to={`/cu-di-hoc/${row.carried_from_id}`}>{texts.carriedFrom}</Link>}
        </Group>
      )}
    </div>
  );
}
