import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Who decides over whom. */
export const authorities = defineFeature({
  pages: [
    {
      path: places.authorities.path,
      title: places.authorities.label,
      permissions: places.authorities.permissions,
      load: () => import('./pages/AuthoritiesPage'),
    },
  ],
  nav: [places.authorities],
});
