import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Decisions to send people, and the papers that correct, replace or revoke them. */
export const decisions = defineFeature({
  pages: [
    {
      path: places.decisions.path,
      title: places.decisions.label,
      permissions: places.decisions.permissions,
      load: () => import('./pages/DecisionsPage'),
    },
    {
      path: '/quyet-dinh/$id',
      title: { vi: 'Quyết định cử đi bồi dưỡng', en: 'Decision' },
      permissions: places.decisions.permissions,
      load: () => import('./pages/DecisionPage'),
    },
  ],
  nav: [places.decisions],
});

/** The decisions of a course, for the course's page. */
export const CourseDecisions = lazy(() => import('./components/CourseDecisions'));
