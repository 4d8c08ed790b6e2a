import { useQuery } from '@tanstack/react-query';
import type { Me } from '@/api/generated';
import { getMeOptions, getMetaOptions } from '@/api/generated/@tanstack/react-query.gen';
import type { Day } from './dates';
import type { Place } from './places';

/** What the server says of itself: its day, the ward's name, whether a test clock or demonstration data is on. */
export function useMeta() {
  return useQuery({ ...getMetaOptions(), staleTime: 5 * 60_000, refetchInterval: 5 * 60_000 });
}

/** Today by the server's clock; undefined until it has answered. The device's own clock is never asked. */
export function useToday(): Day | undefined {
  return useMeta().data?.today;
}

/** Options of the query for the person who is signed in. */
export const meOptions = () => ({ ...getMeOptions(), staleTime: 60_000 });

/** The person who is signed in; pages behind the sign-in always have one. */
export function useMe(): Me | undefined {
  return useQuery(meOptions()).data;
}

/** Whether a person holds one of the permissions; an empty list asks for none. */
export function holdsOne(
  me: Pick<Me, 'permissions'> | undefined,
  permissions: readonly string[] = [],
): boolean {
  return permissions.length === 0 || permissions.some((permission) => me?.permissions.includes(permission));
}

/** Whether an entry of the menu is for a person. */
export function isOpenTo(me: Pick<Me, 'permissions' | 'staff_id' | 'roles'>, place: Place): boolean {
  return (
    holdsOne(me, place.permissions) &&
    (!place.overOthers || me.roles.some((held) => held.role !== 'staff')) &&
    (!place.needsStaff || Boolean(me.staff_id)) &&
    (!place.roles || me.roles.some((held) => place.roles?.includes(held.role)))
  );
}

/** Whether the person who is signed in holds a permission: for showing or hiding an action. */
export function useCan(permission: string): boolean {
  return holdsOne(useMe(), [permission]);
}
