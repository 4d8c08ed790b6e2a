import { Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { NeedView } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Facts } from '@/shared/ui/Facts';
import { useTexts } from '../texts';
import classes from './needs.module.css';

/** Needs as they were written, each with the item of the year plan that serves it. */
export function NeedsTable({ needs, note }: { needs: NeedView[]; note: string }) {
  const texts = useTexts();
  return (
    <Stack>
      {note && (
        <Paper withBorder p="md">
          <Text size="sm" fw={600}>
            {texts.note}
          </Text>
          <Text className="keep-lines">{note}</Text>
        </Paper>
      )}
      {needs.length === 0 && (
        <Paper withBorder>
          <EmptyState title={texts.needsNone} />
        </Paper>
      )}
      <ul className={classes.cards}>
        {needs.map((need) => (
          <li key={need.id}>
            <Paper withBorder p="md" h="100%">
              <Title order={3} size="h5" mb="xs">
                {need.programme?.name ?? need.content}
              </Title>
              <Facts
                items={[
                  [texts.content, need.programme && need.content],
                  [texts.people, need.people],
                  [texts.quarterLabel, need.quarter && `${texts.quarter(need.quarter)}/${need.year}`],
                  [texts.cost, typeof need.estimated_cost === 'number' && formatMoney(need.estimated_cost)],
                  [texts.named, need.named.map((person) => person.full_name).join(', ')],
                  [texts.reason, need.reason],
                  [texts.origin, need.origin !== 'own' && labelOf('NeedOrigin', need.origin)],
                  [
                    '',
                    need.carried_from_id && (
                      <Link key="from" to={`/cu-di-hoc/${need.carried_from_id}`}>
                        {texts.carriedFrom}
                      </Link>
                    ),
                  ],
                  [
                    texts.inPlan,
                    need.year_plan_item && (
                      <Link
                        key="item"
                        to={`/ke-hoach-nam/${need.year_plan_item.year_plan_id}`}
                        hash={`muc-${need.year_plan_item.id}`}
                      >
                        {texts.quarter(need.year_plan_item.quarter)} · {need.year_plan_item.content}
                      </Link>
                    ),
                  ],
                ]}
              />
            </Paper>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
