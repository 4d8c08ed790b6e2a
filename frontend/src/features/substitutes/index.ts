import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Substitutes: who stands in for whom, from a day to a day. */
export const substitutes = defineFeature({
  pages: [
    {
      path: places.substitutes.path,
      title: places.substitutes.label,
      permissions: places.substitutes.permissions,
      load: () => import('./pages/SubstitutesPage'),
    },
  ],
  nav: [places.substitutes],
});
