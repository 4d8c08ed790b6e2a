import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Rounds of needs: what units ask for, taken and put together by the coordinator. */
export const needs = defineFeature({
  pages: [
    {
      path: places.needs.path,
      title: places.needs.label,
      permissions: places.needs.permissions,
      load: () => import('./pages/RoundsPage'),
    },
    {
      path: '/nhu-cau/$id',
      title: { vi: 'Đợt rà soát nhu cầu', en: 'Round of needs' },
      permissions: places.needs.permissions,
      load: () => import('./pages/RoundPage'),
    },
    {
      path: '/nhu-cau/don-vi/$id',
      title: { vi: 'Nhu cầu của đơn vị', en: 'Needs of a unit' },
      permissions: places.needs.permissions,
      load: () => import('./pages/SubmissionPage'),
    },
  ],
  nav: [places.needs],
});
