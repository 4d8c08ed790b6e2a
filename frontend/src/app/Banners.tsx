import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/shared/lib/dates';
import { useMeta } from '@/shared/lib/server';
import classes from './Banners.module.css';

/** What colours everything on the page: for whom one acts, a test clock, invented data, no network. */
export function Banners({ actingFor }: { actingFor?: string }) {
  const { t } = useTranslation();
  const { data: meta } = useMeta();
  const { online } = useNetwork();
  const lines = [
    !online && t('app.offline'),
    actingFor && t('app.acting_for', { name: actingFor }),
    meta?.clock_is_test && t('app.test_clock', { day: formatDay(meta.today) }),
    meta?.demo && t('app.demo'),
  ].filter((line) => typeof line === 'string');
  return (
    <div role="status" className="no-print">
      {lines.map((line) => (
        <p key={line} className={classes.banner}>
          {line}
        </p>
      ))}
    </div>
  );
}
