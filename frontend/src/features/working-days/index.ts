import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The table of holidays and swapped days, as a year's calendar. */
export const workingDays = defineFeature({
  pages: [
    {
      path: places.workingDays.path,
      title: places.workingDays.label,
      permissions: places.workingDays.permissions,
      load: () => import('./pages/WorkingDaysPage'),
    },
  ],
  nav: [places.workingDays],
});
