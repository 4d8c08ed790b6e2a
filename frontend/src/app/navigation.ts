import type { Me } from '@/api/generated';
import type { Feature } from '@/shared/lib/feature';
import { navGroups, type Place, places } from '@/shared/lib/places';
import { isOpenTo } from '@/shared/lib/server';

/** A group of the menu with the entries that a person may see. */
export interface NavGroup {
  name: Place['group'];
  places: Place[];
}

/** The menu of a person: what features offer, in the order of `places`, less what the person may not open. */
export function navigationOf(
  features: readonly Feature[],
  me: Pick<Me, 'permissions' | 'staff_id' | 'roles'>,
): NavGroup[] {
  const offered = new Set(features.flatMap((feature) => feature.nav ?? []).map((place) => place.path));
  const open = Object.values<Place>(places).filter((place) => offered.has(place.path) && isOpenTo(me, place));
  return navGroups
    .map((name) => ({ name, places: open.filter((place) => place.group === name) }))
    .filter((group) => group.places.length > 0);
}

/** The entry that an address lies under: the longest one, since `/chi-tieu/ma-tran` also begins as `/chi-tieu`. */
export function placeOf(groups: readonly NavGroup[], path: string): Place | undefined {
  return groups
    .flatMap((group) => group.places)
    .filter((place) => (place.path === '/' ? path === '/' : `${path}/`.startsWith(`${place.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
