import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '@/shared/lib/names';

/** A choice of an `AsyncSelect`. */
export interface AsyncOption {
  value: string;
  label: string;
}

/** What the person and unit choices share with the plain `Select`. */
export interface AsyncSelectProps
  extends Omit<
    SelectProps,
    'data' | 'value' | 'defaultValue' | 'onChange' | 'searchValue' | 'onSearchChange' | 'filter' | 'onSelect'
  > {
  value?: string | null;
  onChange?: (value: string | null, label: string | null) => void;
  /** What the value given at first is called, until the list has been asked. */
  initialLabel?: string;
}

interface SearchedBy {
  /** Key of the cache; the text typed is added. */
  queryKey: string;
  search: (text: string, signal: AbortSignal) => Promise<AsyncOption[]>;
}

/** A choice whose list is asked from the server while one types. */
export function AsyncSelect({
  queryKey,
  search,
  value,
  onChange,
  initialLabel,
  ...select
}: AsyncSelectProps & SearchedBy) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<AsyncOption | null>(
    value && initialLabel ? { value, label: initialLabel } : null,
  );
  const [typed, setTyped] = useState(initialLabel ?? '');
  const [text] = useDebouncedValue(typed.trim(), 250);
  // What stands in the field after choosing is the choice, and not a search for it.
  const asked = text === chosen?.label ? '' : text;
  const { data, isFetching, isError, isPlaceholderData } = useQuery({
    queryKey: [queryKey, 'select', asked],
    queryFn: ({ signal }) => search(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

  // An answer to what was typed before must not be taken for one to what stands there now.
  const isEarlier = isPlaceholderData || typed.trim() !== text;
  const found = (data ?? []).filter((option) => !isEarlier || matches(option.label, typed));
  const isListed = found.some((option) => option.value === chosen?.value);
  const options = chosen && chosen.value === value && !isListed ? [chosen, ...found] : found;
  const nothing = isError
    ? t('select.failed')
    : isFetching || isEarlier
      ? t('select.searching')
      : t('select.nothing');

  return (
    <Select
      searchable
      clearable={!select.required}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      placeholder={t('select.type_to_search')}
      {...select}
      data={options}
      value={value ?? null}
      onChange={(next, option) => {
        setChosen(next && option ? { value: next, label: option.label } : null);
        onChange?.(next, option?.label ?? null);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched; filtering again by marks would hide what it found.
      filter={({ options: all }) => all}
      nothingFoundMessage={nothing}
    />
  );
}
