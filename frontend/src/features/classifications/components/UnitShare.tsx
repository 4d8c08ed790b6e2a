import { Text } from '@mantine/core';
import type { ClassificationUnit } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** How a unit stands: who is missing, and how many are excellent of how many that may be. A warning, no more. */
export function UnitShare({ unit }: { unit: ClassificationUnit }) {
  const texts = useTexts();
  return (
    <>
      <Text size="sm" component="span" className="figures">
        {texts.done(unit.entered, unit.people)}
        {unit.missing > 0 && ` · ${texts.missing(unit.missing)}`}
      </Text>
      {unit.shares
        .filter(({ excellent, good }) => excellent + good > 0)
        .map((share) => (
          <Text key={share.category} size="sm" c="dimmed" component="span">
            <StatusBadge tone={share.over ? 'warning' : 'success'}>
              {share.over ? texts.over : texts.within}
            </StatusBadge>{' '}
            {texts.share(
              labelOf('StaffCategory', share.category),
              share.excellent,
              share.allowed,
              share.percent,
              share.good,
            )}
            {share.allowed_in_excellent_unit !== null &&
              share.allowed_in_excellent_unit !== undefined &&
              `; ${texts.shareExcellent(share.allowed_in_excellent_unit)}`}
          </Text>
        ))}
    </>
  );
}
