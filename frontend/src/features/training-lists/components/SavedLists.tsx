import { ActionIcon, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { createSavedList, deleteSavedList, listSavedLists } from '@/api/generated';
import type { Search } from '@/shared/lib/address';
import { places } from '@/shared/lib/places';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

/** The lists that are kept: each is a link to its criteria. */
export function SavedLists() {
  const texts = useTexts();
  const cache = useQueryClient();
  const { data } = useQuery({
    queryKey: ['saved-lists'],
    queryFn: async ({ signal }) => (await listSavedLists({ signal })).data.items,
  });
  const forget = useMutation({
    mutationFn: (id: string) => deleteSavedList({ path: { id } }),
    onSuccess: () => notifyDone(texts.forgotten),
    onError: notifyError,
    onSettled: () => cache.invalidateQueries({ queryKey: ['saved-lists'] }),
  });
  if (!data || data.length === 0) return null;
  return (
    <Group component="nav" aria-label={texts.savedLists} gap="md" className="no-print">
      <Text size="sm" fw={600}>
        {texts.savedLists}:
      </Text>
      {data.map((list) => (
        <Group key={list.id} gap={2} wrap="nowrap">
          <Link
            to={places.trainingLists.path}
            search={Object.fromEntries(new URLSearchParams(list.query)) as never}
          >
            {list.is_own ? list.name : texts.by(list.name, list.owner_name)}
          </Link>
          {list.is_own && (
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={texts.forget(list.name)}
              loading={forget.isPending && forget.variables === list.id}
              onClick={() => forget.mutate(list.id)}
            >
              ×
            </ActionIcon>
          )}
        </Group>
      ))}
    </Group>
  );
}

interface SaveListDrawerProps {
  /** What narrows the list, as in its address. */
  search: Search;
  onClose: () => void;
}

/** Keeps the list that is shown under a name. */
export function SaveListDrawer({ search, onClose }: SaveListDrawerProps) {
  const texts = useTexts();
  const form = useForm<{ name: string; shared: boolean } & Record<string, unknown>>({
    initialValues: { name: '', shared: false },
    validate: { name: (name) => (name.trim() ? null : texts.required) },
  });
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return (
    <SaveDrawer
      form={form}
      title={texts.save}
      save={({ name, shared }) => createSavedList({ body: { name, shared, query } })}
      done={texts.saved}
      refresh={['saved-lists']}
      onClose={onClose}
    >
      <TextInput label={texts.listName} required maxLength={120} {...form.getInputProps('name')} />
      <Checkbox
        label={texts.shared}
        description={texts.sharedHint}
        {...form.getInputProps('shared', { type: 'checkbox' })}
      />
    </SaveDrawer>
  );
}
