import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The yearly classification with its evidence, and the year that is closed. */
export const classifications = defineFeature({
  pages: [
    {
      path: places.classifications.path,
      title: places.classifications.label,
      permissions: places.classifications.permissions,
      load: () => import('./pages/SheetPage'),
    },
    {
      path: '/xep-loai/dieu-chinh',
      title: { vi: 'Điều chỉnh sau khi chốt năm', en: 'Amendments' },
      permissions: ['amendments.read'],
      load: () => import('./pages/AmendmentsPage'),
    },
  ],
  nav: [places.classifications],
});

/** The years of a person on the file: levels and their evidence. */
export const PersonYears = lazy(() => import('./components/PersonYears'));
