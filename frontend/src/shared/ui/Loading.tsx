import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '@/shared/lib/use-delayed';

/** Grey lines in place of what is being loaded, after 200 ms; nothing before. */
export function Loading({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation();
  if (!useDelayed(true)) return null;
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{t('table.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} height={18} width={line % 3 === 2 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}
