import { useTranslation } from 'react-i18next';
import { DownloadButton } from './DownloadButton';

interface ExcelButtonProps {
  /** Where the workbook is, below `/api/v1`. */
  path: string;
  /** What narrows it, as on the page. */
  query?: Record<string, string | number | undefined>;
  /** Its file name where the answer has none. */
  name: string;
}

/** Hands a table out as a workbook. */
export function ExcelButton({ path, query, name }: ExcelButtonProps) {
  const { t } = useTranslation();
  return <DownloadButton label={t('table.excel')} path={path} query={query} file={`${name}.xlsx`} />;
}
