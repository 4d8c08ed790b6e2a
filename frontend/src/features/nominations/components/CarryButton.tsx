import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { carryNomination, getCarrying } from '@/api/generated';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** Carries what found no place into the next needs, or leads to the need that it has become. */
export function CarryButton({ nominationId }: { nominationId: string }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const mayCarry = useCan('needs.write');
  const { data } = useQuery({
    queryKey: ['needs', 'carrying', nominationId],
    queryFn: async ({ signal }) => (await getCarrying({ path: { id: nominationId }, signal })).data,
  });
  const carry = useMutation({
    mutationFn: () => carryNomination({ path: { id: nominationId } }),
    onSuccess: () => notifyDone(texts.carried),
    onError: notifyError,
    onSettled: () => cache.invalidateQueries({ queryKey: ['needs'] }),
  });
  if (data?.need) {
    const { submission_id: submission } = data.need;
    return (
      <Group gap="xs">
        <Link to={submission ? `${places.needs.path}/don-vi/${submission}` : places.needs.path}>
          {submission ? texts.carriedTo(data.need.round?.name ?? '') : texts.carriedWaiting}
        </Link>
      </Group>
    );
  }
  if (!data?.possible || !mayCarry) return null;
  return (
    <Button variant="default" loading={carry.isPending} onClick={() => carry.mutate()}>
      {texts.carry}
    </Button>
  );
}
