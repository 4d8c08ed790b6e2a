import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listUnits } from '@/api/generated';
import type { ListAddress } from '@/shared/lib/list';
import { FilterSelect } from './FilterSelect';

/** Filters a list by one of the units in reach; hidden from whoever reaches a single one. */
export function UnitFilter({ address }: { address: ListAddress }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['units', 'filter'],
    queryFn: async ({ signal }) => (await listUnits({ query: { limit: 200 }, signal })).data.items,
    staleTime: 5 * 60_000,
  });
  if (!data || data.length < 2) return null;
  return (
    <FilterSelect
      label={t('select.unit_label')}
      name="unit_id"
      address={address}
      options={data.map((unit) => ({ value: unit.id, label: unit.short_name }))}
    />
  );
}
