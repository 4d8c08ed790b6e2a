import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ClassificationUnit } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** How each unit stands: who is missing, and how many are excellent of how many that may be. A warning, no more. */
export function UnitShares({ units }: { units: readonly ClassificationUnit[] }) {
  const texts = useTexts();
  if (units.length === 0) return null;
  return (
    <section aria-labelledby="unit-shares">
      <Title order={2} size="h3" id="unit-shares" mb="xs">
        {texts.units}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" mb="lg">
        {units.map((unit) => (
          <Paper key={unit.unit_id} withBorder p="sm">
            <Stack gap={4}>
              <Text fw={600}>{unit.unit_name}</Text>
              <Text size="sm" className="figures">
                {texts.done(unit.entered, unit.people)}
                {unit.missing > 0 && ` · ${texts.missing(unit.missing)}`}
              </Text>
              {unit.shares
                .filter(({ excellent, good }) => excellent + good > 0)
                .map((share) => (
                  <div key={share.category}>
                    <StatusBadge tone={share.over ? 'warning' : 'success'}>
                      {share.over ? texts.over : texts.within}
                    </StatusBadge>
                    <Text size="sm" c="dimmed">
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
                  </div>
                ))}
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}
