import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ClassificationSheetRow } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { NOTHING, pointsText } from '../entry';
import { useTexts } from '../texts';
import { useTyping } from '../use-entries';

const tones: Record<string, Tone> = {
  excellent: 'success',
  good: 'success',
  completed: 'info',
  not_completed: 'danger',
};

/** A level as colour, shape and word. */
export function LevelBadge({ level }: { level: string }) {
  return <StatusBadge tone={tones[level] ?? 'neutral'}>{labelOf('ClassificationLevel', level)}</StatusBadge>;
}

/** The level of a person: entered, or to be chosen. */
export function LevelCell({
  row,
  onChange,
}: {
  row: ClassificationSheetRow;
  onChange: (row: ClassificationSheetRow) => void;
}) {
  const texts = useTexts();
  const { entries, set, needsReason } = useTyping();
  const entry = entries[row.staff_id] ?? NOTHING;
  if (row.classification) {
    return (
      <Group gap="xs" wrap="wrap">
        <LevelBadge level={row.classification.level} />
        {row.may_enter && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={texts.changeOf(row.full_name)}
            onClick={() => onChange(row)}
          >
            {texts.change}
          </Button>
        )}
      </Group>
    );
  }
  if (!row.may_enter) return <Text c="dimmed">{texts.notYet}</Text>;
  return (
    <Stack gap={4}>
      <NativeSelect
        size="sm"
        aria-label={texts.levelOf(row.full_name)}
        value={entry.level}
        onChange={(event) => set(row.staff_id, { level: event.currentTarget.value })}
        data={[{ value: '', label: texts.notYet }, ...optionsOf('ClassificationLevel')]}
      />
      {needsReason.has(row.staff_id) && (
        <TextInput
          size="sm"
          aria-label={texts.boundsReasonOf(row.full_name)}
          placeholder={texts.boundsReason}
          value={entry.boundsReason}
          maxLength={1000}
          onChange={(event) => set(row.staff_id, { boundsReason: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

/** The points of a person: entered, or to be typed. */
export function PointsCell({ row }: { row: ClassificationSheetRow }) {
  const texts = useTexts();
  const { entries, set, bad } = useTyping();
  if (row.classification)
    return <span className="figures">{pointsText(row.classification.points_hundredths)}</span>;
  if (!row.may_enter) return null;
  return (
    <TextInput
      size="sm"
      w={90}
      aria-label={texts.pointsOf(row.full_name)}
      inputMode="decimal"
      value={entries[row.staff_id]?.points ?? ''}
      onChange={(event) => set(row.staff_id, { points: event.currentTarget.value })}
      error={bad.includes(row.staff_id) && texts.badPoints}
    />
  );
}
