import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What the program does by itself, for the administrator. */
export const jobs = defineFeature({
  pages: [
    {
      path: places.jobs.path,
      title: places.jobs.label,
      permissions: places.jobs.permissions,
      load: () => import('./pages/JobsPage'),
    },
  ],
  nav: [places.jobs],
});
