import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The review of the year by person and unit. */
export const reviews = defineFeature({
  pages: [
    {
      path: places.reviews.path,
      title: places.reviews.label,
      permissions: places.reviews.permissions,
      load: () => import('./pages/ReviewsPage'),
    },
    {
      path: '/ra-soat/$id',
      title: { vi: 'Rà soát theo người', en: 'Review by person' },
      permissions: places.reviews.permissions,
      load: () => import('./pages/UnitReviewPage'),
    },
  ],
  nav: [places.reviews],
});
