import { useTranslation } from 'react-i18next';
import { listUnits } from '@/api/generated';
import { AsyncSelect, type AsyncSelectProps } from './AsyncSelect';

/** Chooses a unit by name, without marks. */
export function UnitSelect(props: AsyncSelectProps) {
  const { t } = useTranslation();
  return (
    <AsyncSelect
      label={t('select.unit')}
      {...props}
      queryKey="units"
      search={async (text, signal) => {
        const { data } = await listUnits({ query: { q: text || undefined, limit: 50 }, signal });
        return data.items.map((unit) => ({ value: unit.id, label: unit.name }));
      }}
    />
  );
}
