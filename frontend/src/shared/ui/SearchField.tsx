import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAddress } from '@/shared/lib/list';
import classes from './DataTable.module.css';

/** Searches a list as one types; what is searched for stands in the address. */
export function SearchField({ address }: { address: ListAddress }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(address.q);
  const sent = useRef(address.q);
  // The address also changes from outside: the back button, "clear filters".
  useEffect(() => {
    if (address.q !== sent.current) setTyped(address.q);
    sent.current = address.q;
  }, [address.q]);
  const send = useDebouncedCallback((text: string) => {
    sent.current = text;
    address.change({ q: text });
  }, 300);
  return (
    <TextInput
      type="search"
      className={classes.search}
      label={t('table.search')}
      placeholder={t('table.search_hint')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value.normalize('NFC').trim());
      }}
    />
  );
}
