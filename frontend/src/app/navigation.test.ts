// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Feature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';
import { navigationOf, placeOf } from './navigation';

const features: Feature[] = [
  { pages: [], nav: [places.ownFile, places.staff] },
  { pages: [], nav: [places.duties, places.accounts] },
];
const held = (...roles: ('staff' | 'unit_head' | 'admin' | 'leader')[]) =>
  roles.map((role) => ({ role, unit_id: 'u1', unit_name: 'Văn phòng' }));
const pathsOf = (me: Parameters<typeof navigationOf>[1]) =>
  navigationOf(features, me).map((group) => [group.name, group.places.map((place) => place.path)]);

describe('the menu', () => {
  it('shows a head the own unit and the own file, in the order of the map', () => {
    expect(pathsOf({ roles: held('unit_head'), permissions: ['staff.read'], staff_id: 's1' })).toEqual([
      ['work', ['/']],
      ['people', ['/can-bo']],
      ['own', ['/ho-so']],
    ]);
  });

  it('spares plain staff the lists that would hold only themselves', () => {
    expect(pathsOf({ roles: held('staff'), permissions: ['staff.read'], staff_id: 's1' })).toEqual([
      ['work', ['/']],
      ['own', ['/ho-so']],
    ]);
  });

  it('shows an administrator who is not on the roster no own file', () => {
    expect(pathsOf({ roles: held('admin'), permissions: ['accounts.read'], staff_id: null })).toEqual([
      ['work', ['/']],
      ['system', ['/tai-khoan']],
    ]);
  });

  it('shows the comparison of units to whoever leads, and not to a head, who may open it too', () => {
    const compared: Feature[] = [{ pages: [], nav: [places.comparison] }];
    const menuOf = (role: 'leader' | 'unit_head') =>
      navigationOf(compared, { roles: held(role), permissions: ['duties.owed'], staff_id: 's1' });
    expect(menuOf('leader')[0]?.places).toEqual([places.comparison]);
    expect(menuOf('unit_head')).toEqual([]);
  });

  it.each([
    ['/', '/'],
    ['/chi-tieu', '/chi-tieu'],
    ['/chi-tieu/ma-tran', '/chi-tieu/ma-tran'],
    ['/chi-tieu/a2849b21', '/chi-tieu'],
    ['/chi-tieu-khac', undefined],
  ])('marks one entry alone at %s', (path, entry) => {
    const menu = [{ name: 'work' as const, places: [places.duties, places.targets, places.targetMatrix] }];
    expect(placeOf(menu, path)?.path).toBe(entry);
  });
});
