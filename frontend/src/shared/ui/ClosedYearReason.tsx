import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ClosedYearReasonProps {
  /** The year, where it is closed; nothing is asked where it is open. */
  closed: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** Asks why something of a closed year is entered or changed now: it becomes an amendment on record. */
export function ClosedYearReason({ closed, value, onChange }: ClosedYearReasonProps) {
  const { t } = useTranslation();
  if (!closed) return null;
  return (
    <Textarea
      label={t('closed_year.label')}
      description={t('closed_year.description')}
      required
      autosize
      maxLength={1000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
