import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getTargetSuggestions } from '@/api/generated';
import { useCan } from '@/shared/lib/server';
import type { NeedRow } from '../rows';
import { useTexts } from '../texts';
import classes from './needs.module.css';

interface SuggestionsProps {
  unitId: string;
  /** What is written already: nothing is offered twice. */
  rows: readonly NeedRow[];
  onTake: (row: Partial<NeedRow>) => void;
}

/** Who of the unit lacks what the targets ask for; each can be taken over as a need. */
export function Suggestions({ unitId, rows, onTake }: SuggestionsProps) {
  const texts = useTexts();
  const mayAsk = useCan('targets.people');
  const { data = [] } = useQuery({
    queryKey: ['targets', 'suggestions', unitId],
    queryFn: async ({ signal }) =>
      (await getTargetSuggestions({ query: { unit_id: unitId }, signal })).data.items,
    enabled: mayAsk,
  });
  if (data.length === 0) return null;
  const taken = new Set(rows.filter(({ origin }) => origin === 'suggested').map(({ content }) => content));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="suggestions">
      <Title order={2} size="h4" id="suggestions">
        {texts.suggestions}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.suggestionsAbout}
      </Text>
      <Stack gap="xs">
        {data.map((suggestion) => (
          <Group key={suggestion.target_id} justify="space-between" className={classes.suggestion}>
            <Text size="sm">{texts.suggestion(suggestion.name, suggestion.people.length)}</Text>
            <Button
              size="compact-sm"
              variant="default"
              flex="none"
              aria-label={texts.takeOf(suggestion.name)}
              disabled={taken.has(suggestion.name)}
              onClick={() =>
                onTake({
                  origin: 'suggested',
                  content: suggestion.name,
                  reason: texts.takenReason,
                  people: suggestion.people.length,
                  staff_ids: suggestion.people.map(({ staff_id: id }) => id),
                })
              }
            >
              {taken.has(suggestion.name) ? texts.taken : texts.take}
            </Button>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
