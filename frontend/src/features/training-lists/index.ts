import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Lists of people by criteria, and those that are kept under a name. */
export const trainingLists = defineFeature({
  pages: [
    {
      path: places.trainingLists.path,
      title: places.trainingLists.label,
      permissions: places.trainingLists.permissions,
      load: () => import('./pages/TrainingListPage'),
    },
  ],
  nav: [places.trainingLists],
});
