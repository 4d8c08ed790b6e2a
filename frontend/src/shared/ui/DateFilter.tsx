import type { ListAddress } from '@/shared/lib/list';
import { DateField } from './DateField';

interface DateFilterProps {
  label: string;
  /** The filter's name in the address, which is its name in the API. */
  name: string;
  address: ListAddress;
}

/** A filter of a list by a day; it stands in the address. */
export function DateFilter({ label, name, address }: DateFilterProps) {
  return (
    <DateField
      label={label}
      value={address.filters[name] ?? null}
      onChange={(day) => address.change({ [name]: day })}
      w={150}
    />
  );
}
