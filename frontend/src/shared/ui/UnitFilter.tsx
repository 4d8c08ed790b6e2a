import { useTranslation } from 'react-i18next';
import type { ListAddress } from '@/shared/lib/list';
import { useUnits } from '@/shared/lib/units';
import { FilterSelect } from './FilterSelect';

/** Filters a list by one of the units in reach; hidden from whoever reaches a single one. */
export function UnitFilter({ address }: { address: ListAddress }) {
  const { t } = useTranslation();
  const units = useUnits();
  if (!units || units.length < 2) return null;
  return (
    <FilterSelect
      label={t('select.unit_label')}
      name="unit_id"
      address={address}
      options={units.map((unit) => ({ value: unit.id, label: unit.short_name }))}
    />
  );
}
