import { useTranslation } from 'react-i18next';
import { listStaff } from '@/api/generated';
import { AsyncSelect, type AsyncSelectProps } from './AsyncSelect';

/** Chooses a person of the roster by name, without marks. The unit stands beside the name: names repeat. */
export function PersonSelect(props: AsyncSelectProps) {
  const { t } = useTranslation();
  return (
    <AsyncSelect
      label={t('select.person')}
      {...props}
      queryKey="staff"
      search={async (text, signal) => {
        const { data } = await listStaff({ query: { q: text || undefined, limit: 20 }, signal });
        return data.items.map((person) => ({
          value: person.id,
          label: [person.full_name, person.unit_name].filter(Boolean).join(' · '),
        }));
      }}
    />
  );
}
