import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What the superior's software, which takes only Excel or typing, is given, and what of it is there. */
export const superiorSheets = defineFeature({
  pages: [
    {
      path: places.superiorData.path,
      title: places.superiorData.label,
      permissions: places.superiorData.permissions,
      load: () => import('./pages/SuperiorDataPage'),
    },
  ],
  nav: [places.superiorData],
});
