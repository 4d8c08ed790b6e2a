import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What competences people were trained in. */
export const competences = defineFeature({
  pages: [
    {
      path: places.competences.path,
      title: places.competences.label,
      permissions: places.competences.permissions,
      load: () => import('./pages/CompetencesPage'),
    },
  ],
  nav: [places.competences],
});

/** The profile of a person or a unit, for the person's file. */
export const CompetenceProfile = lazy(() => import('./components/CompetenceProfile'));
