import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Sending people: from the wish to the superior's answer. */
export const nominations = defineFeature({
  pages: [
    {
      path: places.nominations.path,
      title: places.nominations.label,
      permissions: places.nominations.permissions,
      load: () => import('./pages/NominationsPage'),
    },
    {
      path: '/cu-di-hoc/$id',
      title: { vi: 'Cử đi bồi dưỡng', en: 'Nomination' },
      permissions: places.nominations.permissions,
      load: () => import('./pages/NominationPage'),
    },
    {
      path: '/lop/$id/de-xuat',
      title: { vi: 'Đề xuất cử', en: 'Nominate' },
      permissions: ['nominations.propose'],
      load: () => import('./pages/NominatePage'),
    },
    {
      path: places.approvals.path,
      title: places.approvals.label,
      permissions: places.approvals.permissions,
      load: () => import('./pages/ApprovalsPage'),
    },
  ],
  nav: [places.approvals, places.nominations],
});

/** The list of names of a course, for the course's page. */
export const CourseNominations = lazy(() => import('./components/CourseNominations'));

/** Who of a course stands against a rule, for the course's page. */
export const CourseConflicts = lazy(() => import('./components/CourseConflicts'));

/** A unit day by day: who is away and why, against what the unit needs. */
export const StaffingStrip = lazy(() => import('./components/StaffingStrip'));

/** A staff member's own wish for a course, for the course's page. */
export const WishButton = lazy(() => import('./components/WishButton'));

export { NominationBadge } from './components/NominationBadge';
