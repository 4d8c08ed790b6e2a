import { useTranslation } from 'react-i18next';
import { DownloadButton } from './DownloadButton';

interface PaperButtonProps {
  /** Where the paper is, below `/api/v1`. */
  path: string;
  /** Its file name where the answer has none. */
  name: string;
  /** What it is, where a page hands out several; "Tải văn bản" when left out. */
  label?: string;
}

/** Hands out a paper in the layout of the law, ready to sign. */
export function PaperButton({ path, name, label }: PaperButtonProps) {
  const { t } = useTranslation();
  return <DownloadButton label={label ?? t('table.paper')} path={path} file={`${name}.docx`} />;
}
