import { CloseButton, Group, Input, List, Stack, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '@/shared/lib/numbers';

interface FileDropProps {
  label: string;
  files: File[];
  onChange: (files: File[]) => void;
  /** Accepted media types; everything when left out. */
  accept?: string[];
  /** Largest file in bytes. */
  maxSize?: number;
  /** One file replaces another when 1. */
  maxFiles?: number;
  error?: string;
}

/** Chooses files by dropping, by clicking or by keyboard, and says why one was refused. */
export function FileDrop({
  label,
  files,
  onChange,
  accept,
  maxSize = 20_000_000,
  maxFiles = 10,
  error,
}: FileDropProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string[]>([]);
  const id = useId();

  const explain = ({ file, errors }: FileRejection) => {
    const size = formatBytes(maxSize);
    if (errors.some((fault) => fault.code === 'file-too-large'))
      return t('file.too_large', { name: file.name, size });
    if (errors.some((fault) => fault.code === 'too-many-files')) {
      return t('file.too_many', { name: file.name, count: maxFiles });
    }
    return t('file.wrong_type', { name: file.name });
  };
  const take = (chosen: File[]) => {
    setRefused([]);
    onChange(maxFiles === 1 ? chosen.slice(0, 1) : [...files, ...chosen].slice(0, maxFiles));
  };

  return (
    <Stack gap="xs" className="no-print">
      <Input.Label id={id}>{label}</Input.Label>
      <Dropzone
        onDrop={take}
        onReject={(rejections) => setRefused(rejections.map(explain))}
        accept={accept}
        maxSize={maxSize}
        multiple={maxFiles > 1}
        aria-labelledby={id}
        inputProps={{ 'aria-labelledby': id }}
      >
        <Stack gap={2} align="center" py="sm">
          <Text ta="center">{t('file.drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('file.limit', { size: formatBytes(maxSize) })}
          </Text>
        </Stack>
      </Dropzone>
      <div role="alert">
        {[...refused, ...(error ? [error] : [])].map((text) => (
          <Input.Error key={text}>{text}</Input.Error>
        ))}
      </div>
      {files.length > 0 && (
        <List listStyleType="none" aria-label={t('file.chosen')}>
          {files.map((file, index) => (
            // Two chosen files may bear the same name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is what tells them apart
            <List.Item key={`${index}-${file.name}`}>
              <Group gap="xs" wrap="nowrap">
                <Text size="sm" className="break-anywhere">
                  {file.name} ({formatBytes(file.size)})
                </Text>
                <CloseButton
                  aria-label={t('file.remove', { name: file.name })}
                  onClick={() => onChange(files.filter((_, other) => other !== index))}
                />
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
