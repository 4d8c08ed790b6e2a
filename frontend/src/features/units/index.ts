import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The tree of units with what the staffing rule asks of each. */
export const units = defineFeature({
  pages: [
    {
      path: places.units.path,
      title: places.units.label,
      permissions: places.units.permissions,
      load: () => import('./pages/UnitsPage'),
    },
  ],
  nav: [places.units],
});
