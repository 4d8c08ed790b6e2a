import { Button, Checkbox, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmDocument, type DocumentView, getOwnReach } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { labelOf } from '@/shared/lib/labels';
import { formatBytes } from '@/shared/lib/numbers';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** What a document asks of whoever reads: open it, tick, confirm in one tap. Nothing for whom it is not. */
export function ReadingCard({ document }: { document: DocumentView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [understood, setUnderstood] = useState(false);
  const { data: own } = useQuery({
    queryKey: ['documents', document.id, 'own', document.version],
    queryFn: async ({ signal }) => (await getOwnReach({ path: { id: document.id }, signal })).data,
  });
  const confirm = useMutation({
    mutationFn: () => confirmDocument({ path: { id: document.id }, body: { version: document.version } }),
    onSuccess: () => notifyDone(texts.confirmed),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['duties'] });
      return cache.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  const files = document.versions[0]?.files ?? [];
  if (!own || (!own.asked && !own.way)) return null;
  return (
    <Paper withBorder p="md" maw={640} component="section" aria-label={texts.reading}>
      <Stack>
        <Title order={2} size="h4">
          {texts.reading}
        </Title>
        {own.way && (
          <div>
            <StatusBadge tone="success">{labelOf('ReachSide', 'reached')}</StatusBadge>
            <Text size="sm">{texts.readOn(labelOf('DisseminationWay', own.way), formatDay(own.on))}</Text>
          </div>
        )}
        {files.length === 0 && <Text c="dimmed">{texts.noFile}</Text>}
        {files.map((file) => (
          <Button
            key={file.id}
            variant="default"
            fullWidth
            h="auto"
            mih={48}
            py={8}
            styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere', lineHeight: 1.35 } }}
            onClick={() =>
              download(`/documents/${document.id}/files/${file.id}`, file.name).catch(notifyError)
            }
          >
            {texts.open(file.name)} ({formatBytes(file.size)})
          </Button>
        ))}
        {confirm.error && <ErrorNotice error={confirm.error} />}
        {own.owed && (
          <>
            <Checkbox
              size="md"
              label={texts.confirmLabel}
              checked={understood}
              onChange={(event) => setUnderstood(event.currentTarget.checked)}
            />
            <Button
              size="md"
              fullWidth
              disabled={!understood}
              loading={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {texts.confirm}
            </Button>
            <Text size="sm" c="dimmed">
              {texts.confirmHint}
            </Text>
          </>
        )}
      </Stack>
    </Paper>
  );
}
