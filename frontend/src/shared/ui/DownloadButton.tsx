import { Button } from '@mantine/core';
import { useState } from 'react';
import { download } from '@/shared/lib/download';
import { notifyError } from './notify';

interface DownloadButtonProps {
  /** What is handed out, in a word. */
  label: string;
  /** Where it is, below `/api/v1`. */
  path: string;
  /** What narrows it, as on the page. */
  query?: Record<string, string | number | undefined>;
  /** The name of the file where the answer has none. */
  file: string;
}

/** Hands out a file that the server makes: a workbook, a paper. */
export function DownloadButton({ label, path, query = {}, file }: DownloadButtonProps) {
  const [running, setRunning] = useState(false);
  const save = () => {
    const asked = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined && value !== '') asked.set(key, String(value));
    }
    setRunning(true);
    download(asked.size > 0 ? `${path}?${asked}` : path, file)
      .catch(notifyError)
      .finally(() => setRunning(false));
  };
  return (
    <Button variant="default" onClick={save} loading={running}>
      {label}
    </Button>
  );
}
