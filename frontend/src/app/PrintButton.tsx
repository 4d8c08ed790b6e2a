import { ActionIcon } from '@mantine/core';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPrintKey, MOST_ON_PAPER, prepareForPaper } from '@/shared/lib/printing';
import { notifyWarning } from '@/shared/ui/notify';
import { usePaper } from './paper';

/** How long to wait for answers, in milliseconds: what is slower than that is missing on paper. */
const PATIENCE = 10_000;

/** Everything that the page has asked for has been answered. */
async function quiet(cache: QueryClient): Promise<void> {
  for (let waited = 0; cache.isFetching() > 0 && waited < PATIENCE; waited += 50) {
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Prints the page with all rows of its lists; the keys by which a browser prints do the same. */
export function PrintButton() {
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  const isRunning = useRef(false);
  const cache = useQueryClient();
  usePaper();
  const start = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setRunning(true);
    await quiet(cache);
    const isTooLong = await prepareForPaper();
    isRunning.current = false;
    setRunning(false);
    if (isTooLong) notifyWarning(t('paper.too_long', { count: MOST_ON_PAPER }));
    window.print();
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPrintKey(event)) return;
      // The browser would not wait for the rows that are not here yet.
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={t('paper.print_page')}
      title={t('paper.print_page')}
      loading={running}
      onClick={start}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d="M5.5 7V2.5h9V7M5.5 14.5h-3v-7h15v7h-3m-9-3h9v6h-9z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
    </ActionIcon>
  );
}
