import type { ListAddress } from '@/shared/lib/list';
import { DateField } from '@/shared/ui/DateField';
import { useTexts } from '../texts';

/** From a day to a day, in the address. */
export function DayFilters({ address }: { address: ListAddress }) {
  const texts = useTexts();
  return (
    <>
      <DateField
        label={texts.from}
        w={150}
        value={address.filters.from ?? null}
        onChange={(from) => address.change({ from })}
      />
      <DateField
        label={texts.to}
        w={150}
        value={address.filters.to ?? null}
        onChange={(to) => address.change({ to })}
      />
    </>
  );
}
