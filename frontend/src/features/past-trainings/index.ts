import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What people were trained in before the software, or outside of it. */
export const pastTrainings = defineFeature({
  pages: [
    {
      path: places.pastTrainings.path,
      title: places.pastTrainings.label,
      permissions: places.pastTrainings.permissions,
      load: () => import('./pages/PastTrainingsPage'),
    },
  ],
  nav: [places.pastTrainings],
});

/** Recording past training of one person, for the person's page. */
export const PastTrainingButton = lazy(() => import('./components/PastTrainingButton'));
