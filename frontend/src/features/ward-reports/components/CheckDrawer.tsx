import { Alert, Drawer, Paper, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listWardReports } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FileDrop } from '@/shared/ui/FileDrop';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { sha256Of } from '../hash';
import { useTexts } from '../texts';

/** Tells which issued report a file is, or that it is none. The file stays on the device. */
export function CheckDrawer({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const [files, setFiles] = useState<File[]>([]);
  const check = useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await sha256Of(file);
      if (!sha256) return { sha256, found: undefined };
      return { sha256, found: (await listWardReports({ query: { sha256 } })).data.items[0] };
    },
  });
  const take = (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file) check.mutate(file);
    else check.reset();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={texts.check}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{texts.checkAbout}</Text>
        <FileDrop label={texts.checkFile} files={files} onChange={take} maxFiles={1} />
        <div role="status">
          {check.isPending && <Text size="sm">{texts.checking}</Text>}
          {check.data && <Found {...check.data} />}
        </div>
        {check.error && <ErrorNotice error={check.error} />}
      </Stack>
    </Drawer>
  );
}

interface FoundProps {
  sha256: string | null;
  found?: { id: string; title: string; is_ended: boolean };
}

function Found({ sha256, found }: FoundProps) {
  const texts = useTexts();
  if (!sha256) {
    return (
      <Alert color="yellow" variant="light">
        {texts.checkUnable}
      </Alert>
    );
  }
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" align="flex-start">
        {found ? (
          <>
            <StatusBadge tone="success">{texts.checkIs}</StatusBadge>
            <Link to="/bao-cao-phuong/$id" params={{ id: found.id }}>
              {found.title}
            </Link>
            {found.is_ended && <StatusBadge tone="warning">{texts.checkEnded}</StatusBadge>}
          </>
        ) : (
          <>
            <StatusBadge tone="danger">{texts.checkNone}</StatusBadge>
            <Text size="sm">{texts.checkNoneWhy}</Text>
          </>
        )}
        <Text size="xs" c="dimmed" className="break-anywhere">
          {texts.sha256}: {sha256}
        </Text>
      </Stack>
    </Paper>
  );
}
