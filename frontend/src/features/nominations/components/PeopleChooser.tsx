import { Checkbox, Group, Input, Pill, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { listStaff } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { useTexts } from '../texts';

/** Somebody who has been chosen. */
export interface ChosenPerson {
  id: string;
  name: string;
}

interface PeopleChooserProps {
  value: ChosenPerson[];
  onChange: (people: ChosenPerson[]) => void;
  /** Why it was refused. */
  error?: string;
}

const SHOWN = 100;

/** Chooses several people of the units in reach: search without marks, tick, see who is chosen. */
export function PeopleChooser({ value, onChange, error }: PeopleChooserProps) {
  const texts = useTexts();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['staff', 'chooser', q],
    queryFn: async ({ signal }) =>
      (await listStaff({ query: { q: q || undefined, limit: SHOWN }, signal })).data,
    placeholderData: keepPreviousData,
  });
  const isChosen = (personId: string) => value.some((person) => person.id === personId);
  const people = found.data?.items ?? [];
  return (
    <Stack gap="xs" role="group" aria-labelledby={id}>
      <Input.Label id={id} required>
        {texts.choose}
      </Input.Label>
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.isLoading && <Loading lines={3} />}
      {found.error && <ErrorNotice error={found.error} onRetry={found.refetch} />}
      <ScrollArea.Autosize mah={280} type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
        <Stack gap={6}>
          {people.map((person) => (
            <Checkbox
              key={person.id}
              checked={isChosen(person.id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...value, { id: person.id, name: person.full_name }]
                    : value.filter((other) => other.id !== person.id),
                )
              }
              label={person.full_name}
              description={[person.post_title, person.unit_name].filter(Boolean).join(' · ')}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {found.data && people.length === 0 && <Text c="dimmed">{texts.nobody}</Text>}
      {found.data?.next_cursor && (
        <Text size="sm" c="dimmed">
          {texts.more}
        </Text>
      )}
      <Text size="sm" fw={600} role="status">
        {texts.chosen(value.length)}
      </Text>
      <Group gap={6}>
        {value.map((person) => (
          <Pill
            key={person.id}
            withRemoveButton
            removeButtonProps={{ 'aria-label': texts.drop(person.name), 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => onChange(value.filter((other) => other.id !== person.id))}
          >
            {person.name}
          </Pill>
        ))}
      </Group>
      <div role="alert">{error && <Input.Error>{error}</Input.Error>}</div>
    </Stack>
  );
}
