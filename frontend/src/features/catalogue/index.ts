import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The catalogue of programmes (section III of the plan). */
export const catalogue = defineFeature({
  pages: [
    {
      path: places.programmes.path,
      title: places.programmes.label,
      permissions: places.programmes.permissions,
      load: () => import('./pages/ProgrammesPage'),
    },
    {
      path: '/chuong-trinh/$id',
      title: { vi: 'Chương trình bồi dưỡng', en: 'Programme' },
      permissions: places.programmes.permissions,
      load: () => import('./pages/ProgrammePage'),
    },
  ],
  nav: [places.programmes],
});
