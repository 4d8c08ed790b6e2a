import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMeta } from '@/shared/lib/server';

/** Whose system it is and what it is for: the head of the pages that are open to everybody. */
export function WhoseSystem() {
  const { t } = useTranslation();
  const { data: meta } = useMeta();
  return (
    <>
      {/* The line keeps its height until the server has said its name, so that nothing jumps. */}
      <Text fw={600} mih="1.55em">
        {meta?.ward_name}
      </Text>
      <Text c="dimmed" size="sm">
        {t('app.full_name')}
      </Text>
    </>
  );
}
