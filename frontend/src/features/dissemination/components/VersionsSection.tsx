import { Button, CloseButton, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DocumentView, getDocument, removeDocumentFile, uploadDocumentFile } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { etagOf } from '@/shared/lib/etag';
import { formatBytes } from '@/shared/lib/numbers';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FileDrop } from '@/shared/ui/FileDrop';
import { notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** All versions with their files, the newest first; files are put to the newest as soon as they are chosen. */
export function VersionsSection({ document, editable }: { document: DocumentView; editable: boolean }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const path = { id: document.id };
  const refresh = () => cache.invalidateQueries({ queryKey: ['documents'] });
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await uploadDocumentFile({ path, body: { file } });
    },
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async (fileId: string) => {
      const { data } = await getDocument({ path });
      await removeDocumentFile({
        path: { ...path, file_id: fileId },
        headers: { 'If-Match': etagOf(data) },
      });
    },
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <Stack component="section" aria-label={texts.versions}>
      <Title order={2} size="h3">
        {texts.versions}
      </Title>
      {document.versions.map((version) => (
        <div key={version.version}>
          <Text fw={600}>
            {texts.version(version.version)}, {texts.from(formatDay(version.from_day))}
          </Text>
          {version.change && <Text className="keep-lines">{version.change}</Text>}
          {version.files.length === 0 && <Text c="dimmed">{texts.noFile}</Text>}
          <List listStyleType="none">
            {version.files.map((file) => (
              <List.Item key={file.id}>
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    className="on-paper"
                    h="auto"
                    mih={32}
                    styles={{
                      label: {
                        whiteSpace: 'normal',
                        overflowWrap: 'anywhere',
                        textAlign: 'left',
                        lineHeight: 1.35,
                      },
                    }}
                    onClick={() =>
                      download(`/documents/${document.id}/files/${file.id}`, file.name).catch(notifyError)
                    }
                  >
                    {file.name} ({formatBytes(file.size)})
                  </Button>
                  {editable && version.version === document.version && (
                    <CloseButton
                      aria-label={texts.removeFile(file.name)}
                      onClick={() => remove.mutate(file.id)}
                    />
                  )}
                </Group>
              </List.Item>
            ))}
          </List>
        </div>
      ))}
      {upload.error && <ErrorNotice error={upload.error} />}
      {editable && document.active && (
        <FileDrop
          label={`${texts.files}: ${texts.version(document.version)}`}
          files={[]}
          onChange={(files) => upload.mutate(files)}
          accept={SCAN_TYPES}
          maxSize={SCAN_LIMIT}
        />
      )}
    </Stack>
  );
}
