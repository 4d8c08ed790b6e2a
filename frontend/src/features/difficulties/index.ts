import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Difficulties that units report, what is advised and decided on them. */
export const difficulties = defineFeature({
  pages: [
    {
      path: places.difficulties.path,
      title: places.difficulties.label,
      permissions: places.difficulties.permissions,
      load: () => import('./pages/DifficultiesPage'),
    },
    {
      path: '/kho-khan/$id',
      title: { vi: 'Khó khăn, vướng mắc', en: 'Difficulty' },
      permissions: places.difficulties.permissions,
      load: () => import('./pages/DifficultyPage'),
    },
  ],
  nav: [places.difficulties],
});
