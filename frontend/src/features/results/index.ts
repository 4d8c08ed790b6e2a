import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What came of the courses: results and certificates. */
export const results = defineFeature({
  pages: [
    {
      path: places.results.path,
      title: places.results.label,
      permissions: places.results.permissions,
      load: () => import('./pages/ResultsPage'),
    },
    {
      path: places.certificates.path,
      title: places.certificates.label,
      permissions: places.certificates.permissions,
      load: () => import('./pages/CertificatesPage'),
    },
  ],
  nav: [places.results, places.certificates],
});

/** Entering the results of a course, for the course's page. */
export const CourseResults = lazy(() => import('./components/CourseResults'));

/** The ward's own confirmations for its own course, for the course's page. */
export const CourseConfirmations = lazy(() => import('./components/CourseConfirmations'));

/** The certificates of a person, for the person's file. */
export const PersonCertificates = lazy(() => import('./components/PersonCertificates'));
