import { useTranslation } from 'react-i18next';
import type { Me } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { officeLines, printingUnit } from '@/shared/lib/printing';
import { useMeta } from '@/shared/lib/server';
import classes from './PaperHead.module.css';

/** What a printed page begins with: whose paper it is, who printed it and on which day of the server's. */
export function PaperHead({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { data: meta } = useMeta();
  if (!meta) return null;
  const lines = officeLines(meta.ward_name, printingUnit(meta.ward_name, me.roles));
  const other = me.acting_for?.name;
  return (
    <div className={`paper-only ${classes.head}`} aria-hidden="true">
      <div className={classes.office}>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div>
        <div>
          {other
            ? t('paper.by_for', { name: me.display_name, other })
            : t('paper.by', { name: me.display_name })}
        </div>
        <div>{t('paper.on', { day: formatDay(meta.today) })}</div>
      </div>
    </div>
  );
}
