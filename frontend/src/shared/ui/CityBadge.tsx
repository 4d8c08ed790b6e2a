import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Feed, getRecordStatus } from '@/api/generated';
import { useCan } from '@/shared/lib/server';
import { StatusBadge } from './StatusBadge';

/** Whether the city's software has a record as it stands now; nothing for whoever may not know. */
export function CityBadge({ kind, id }: { kind: Feed; id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['clients', 'record-status', kind, id],
    queryFn: async ({ signal }) =>
      (await getRecordStatus({ path: { kind }, query: { ids: id }, signal })).data.items,
    enabled: useCan('pull.read'),
  });
  const [record] = data ?? [];
  if (!record) return null;
  return record.city_has_it ? (
    <StatusBadge tone="success">{t('city.has')}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{t('city.has_not')}</StatusBadge>
  );
}
