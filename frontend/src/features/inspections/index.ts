import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Inspections of units, and findings until they are mended. */
export const inspections = defineFeature({
  pages: [
    {
      path: places.inspections.path,
      title: places.inspections.label,
      permissions: places.inspections.permissions,
      load: () => import('./pages/InspectionsPage'),
    },
    {
      path: '/kiem-tra/$id',
      title: { vi: 'Kiểm tra', en: 'Inspection' },
      permissions: places.inspections.permissions,
      load: () => import('./pages/InspectionPage'),
    },
  ],
  nav: [places.inspections],
});
