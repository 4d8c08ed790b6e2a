import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListAddress } from '@/shared/lib/list';

interface FilterSelectProps {
  label: string;
  /** The filter's name in the address, which is its name in the API. */
  name: string;
  address: ListAddress;
  options: { value: string; label: string }[];
  /** The word for no filter; null where one of the values always holds. */
  allLabel?: string | null;
}

/** A filter of a list with few values; it stands in the address. */
export function FilterSelect({ label, name, address, options, allLabel }: FilterSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={address.filters[name] ?? ''}
      onChange={(event) => address.change({ [name]: event.currentTarget.value })}
      data={allLabel === null ? options : [{ value: '', label: allLabel ?? t('table.all') }, ...options]}
      maw="100%"
    />
  );
}
