import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '@/shared/lib/download';
import { notifyError } from './notify';

interface ExcelButtonProps {
  /** Where the workbook is, below `/api/v1`. */
  path: string;
  /** What narrows it, as on the page. */
  query?: Record<string, string | number | undefined>;
  /** Its file name where the answer has none. */
  name: string;
}

/** Hands a table out as a workbook. */
export function ExcelButton({ path, query = {}, name }: ExcelButtonProps) {
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  const save = () => {
    const asked = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined && value !== '') asked.set(key, String(value));
    }
    setRunning(true);
    download(asked.size > 0 ? `${path}?${asked}` : path, `${name}.xlsx`)
      .catch(notifyError)
      .finally(() => setRunning(false));
  };
  return (
    <Button variant="default" onClick={save} loading={running}>
      {t('table.excel')}
    </Button>
  );
}
