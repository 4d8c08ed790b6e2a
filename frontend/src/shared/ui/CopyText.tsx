import { Button, Group, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

interface CopyTextProps {
  label: string;
  value: string;
  description?: string;
}

/** A text to be taken elsewhere: copied by its button, or by hand where the browser allows no clipboard. */
export function CopyText({ label, value, description }: CopyTextProps) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label={label}
        description={description}
        value={value}
        readOnly
        flex={1}
        miw={200}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        className="no-print"
        onClick={() => clipboard.copy(value)}
        aria-label={t('copy.copy_of', { label })}
      >
        <span aria-live="polite">{t(clipboard.copied ? 'copy.copied' : 'copy.copy')}</span>
      </Button>
    </Group>
  );
}
