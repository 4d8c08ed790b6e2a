import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { ComparedTarget, ComparedUnit, Comparison } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { shapes, type Tone } from '@/shared/ui/StatusBadge';
import { percentOf, targetOf } from '../comparison';
import { useTexts } from '../texts';
import classes from './Comparison.module.css';
import { UnitName } from './DutiesTable';

const tones: Record<string, Tone> = { reached: 'success', running: 'info', short: 'danger' };

interface TargetsTableProps {
  compared: Comparison;
  units: readonly ComparedUnit[];
}

/** Units × targets of the plan: each share opens to the names that are missing. */
export function TargetsTable({ compared, units }: TargetsTableProps) {
  const texts = useTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={classes.frame} tabIndex={0} aria-labelledby="targets">
      <table
        className={`${classes.table} ${classes.narrow}`}
        style={{ '--columns': compared.targets.length } as CSSProperties}
      >
        <thead>
          <tr>
            <th scope="col">{texts.unit}</th>
            {compared.targets.map((target) => (
              <th key={target.target_id} scope="col">
                {target.code}
                <span className={classes.about}>{texts.threshold(target.threshold_percent)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row key={unit.unit_id} unit={unit} compared={compared} />
          ))}
        </tbody>
        {units.length > 1 && (
          <tfoot>
            <Row unit={compared.total} compared={compared} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Row({ unit, compared }: { unit: ComparedUnit; compared: Comparison }) {
  const within = unit.unit_id ?? compared.unit_id;
  return (
    <tr>
      <th scope="row">
        <UnitName unit={unit} />
      </th>
      {compared.targets.map((target, index) => (
        <td key={target.target_id}>
          <Cell target={target} figure={unit.targets[index]} name={unit.unit_name} within={within} />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  target: ComparedTarget;
  figure?: ComparedUnit['targets'][number];
  name: string;
  /** The unit whose names the figure opens to. */
  within?: string | null;
}

function Cell({ target, figure, name, within }: CellProps) {
  const texts = useTexts();
  if (!figure || figure.share.denominator === 0) return <span className={classes.about}>–</span>;
  const share = `${figure.share.numerator}/${figure.share.denominator}`;
  const status = labelOf('TargetStatus', figure.status);
  const tone = tones[figure.status] ?? 'neutral';
  const { to, params, search } = targetOf(target.target_id, within);
  return (
    <>
      <span className={classes.figure} data-tone={tone}>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d={shapes[tone]} fill="currentColor" />
        </svg>
        <Link
          to={to}
          params={params}
          search={search as never}
          aria-label={texts.shareOf(target.code, name, share, status)}
        >
          {share}
        </Link>
      </span>
      <span className={classes.about}>{percentOf(figure.share)}</span>
    </>
  );
}
