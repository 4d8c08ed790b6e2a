import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import type { Line, Matter } from '../table';
import { useTexts } from '../texts';

interface LineFieldsProps {
  lines: readonly Line[];
  matter: Matter;
  units: { value: string; label: string }[];
  /** What is wrong with a line, by its key. */
  faults: Readonly<Record<string, string>>;
  onChange: (key: string, part: Partial<Line>) => void;
  onRemove: (key: string) => void;
}

/** One table of authorities, to change. */
export function LineFields({ lines, matter, units, faults, onChange, onRemove }: LineFieldsProps) {
  const texts = useTexts();
  if (lines.length === 0) return <Text c="dimmed">{texts.none}</Text>;
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {lines.map((line, index) => {
        const name = texts.line(labelOf('AuthorityOver', matter), index + 1);
        return (
          <Paper key={line.key} component="li" withBorder p="sm" aria-label={name}>
            <Group align="flex-end" gap="sm">
              <NativeSelect
                label={texts.standing}
                style={{ flex: '1 1 250px' }}
                aria-label={texts.standingOf(name)}
                data={[{ value: '', label: texts.anyone }, ...optionsOf('Standing')]}
                value={line.standing}
                onChange={(event) => onChange(line.key, { standing: event.currentTarget.value })}
              />
              <NativeSelect
                label={texts.unit}
                style={{ flex: '1 1 130px' }}
                aria-label={texts.unitOf(name)}
                data={[{ value: '', label: texts.wholeWard }, ...units]}
                value={line.unit_id}
                onChange={(event) => onChange(line.key, { unit_id: event.currentTarget.value })}
              />
              <NativeSelect
                label={texts.holder}
                style={{ flex: '1 1 250px' }}
                aria-label={texts.holderOf(name)}
                data={optionsOf('Holder')}
                value={line.holder}
                onChange={(event) => onChange(line.key, { holder: event.currentTarget.value })}
              />
              <DateField
                label={texts.fromDay}
                w={140}
                aria-label={texts.fromOf(name)}
                value={line.from_day}
                onChange={(from_day) => onChange(line.key, { from_day })}
              />
              <Button variant="default" aria-label={texts.removeOf(name)} onClick={() => onRemove(line.key)}>
                {texts.remove}
              </Button>
            </Group>
            {faults[line.key] && (
              <Text role="alert" size="sm" c="var(--mantine-color-error)" mt="xs">
                {faults[line.key]}
              </Text>
            )}
          </Paper>
        );
      })}
    </Stack>
  );
}
