import { Button, Checkbox, Drawer, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeFundSource,
  createFundSource,
  type FundSourceBody,
  type FundSourceView,
  listFundSources,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** The sources of money, each to be changed, and a new one. */
export function SourcesDrawer({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const [editing, setEditing] = useState<FundSourceView | 'new' | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['money', 'sources'],
    queryFn: async ({ signal }) => (await listFundSources({ query: { limit: 200 }, signal })).data.items,
  });
  if (editing) {
    return <SourceForm source={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />;
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      title={texts.sources}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data?.map((source) => (
          <Paper key={source.id} withBorder p="sm">
            <Group justify="space-between">
              <div>
                <Text fw={600}>{source.name}</Text>
                {source.name !== labelOf('SourceKind', source.kind) && (
                  <Text size="sm" c="dimmed">
                    {labelOf('SourceKind', source.kind)}
                  </Text>
                )}
                {!source.active && <StatusBadge tone="neutral">{texts.notUsed}</StatusBadge>}
              </div>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={texts.changeOf(source.name)}
                onClick={() => setEditing(source)}
              >
                {texts.change}
              </Button>
            </Group>
          </Paper>
        ))}
        <Group justify="flex-end">
          <Button onClick={() => setEditing('new')}>{texts.addSource}</Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

function SourceForm({ source, onClose }: { source?: FundSourceView; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      kind: source?.kind ?? 'other',
      name: source?.name ?? '',
      active: source?.active ?? true,
    },
    validate: { name: (name) => (name.trim() ? null : texts.required) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = values as FundSourceBody;
      if (!source) return createFundSource({ body });
      return changeFundSource({ path: { id: source.id }, headers: { 'If-Match': etagOf(source) }, body });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['money'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={source ? texts.changeOf(source.name) : texts.addSource}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {failure.notice}
      <TextInput label={texts.sourceName} required maxLength={200} {...form.getInputProps('name')} />
      <NativeSelect label={texts.kind} data={optionsOf('SourceKind')} {...form.getInputProps('kind')} />
      <Checkbox label={texts.inUse} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormDrawer>
  );
}
