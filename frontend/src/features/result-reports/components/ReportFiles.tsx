import { Button, CloseButton, Group, List } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  getResultReport,
  type ResultReportView,
  removeResultReportFile,
  uploadResultReportFile,
} from '@/api/generated';
import { download } from '@/shared/lib/download';
import { etagOf } from '@/shared/lib/etag';
import { formatBytes } from '@/shared/lib/numbers';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FileDrop } from '@/shared/ui/FileDrop';
import { notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** The files beside a report; they are stored as soon as they are chosen. */
export function ReportFiles({ report, editable }: { report: ResultReportView; editable: boolean }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const path = { id: report.id };
  const refresh = () => cache.invalidateQueries({ queryKey: ['result-reports'] });
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await uploadResultReportFile({ path, body: { file } });
    },
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async (fileId: string) => {
      const { data } = await getResultReport({ path });
      await removeResultReportFile({
        path: { ...path, file_id: fileId },
        headers: { 'If-Match': etagOf(data) },
      });
    },
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <>
      {report.files.length > 0 && (
        <List listStyleType="none">
          {report.files.map((file) => (
            <List.Item key={file.id}>
              <Group gap="xs" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={texts.fileOpen(file.name)}
                  onClick={() =>
                    download(`/result-reports/${report.id}/files/${file.id}`, file.name).catch(notifyError)
                  }
                >
                  {file.name} ({formatBytes(file.size)})
                </Button>
                {editable && (
                  <CloseButton
                    aria-label={texts.fileRemove(file.name)}
                    onClick={() => remove.mutate(file.id)}
                  />
                )}
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      {upload.error && <ErrorNotice error={upload.error} />}
      {editable && (
        <FileDrop
          label={texts.files}
          files={[]}
          onChange={(files) => upload.mutate(files)}
          accept={SCAN_TYPES}
          maxSize={SCAN_LIMIT}
        />
      )}
    </>
  );
}
