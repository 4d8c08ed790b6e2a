import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Units side by side on every duty of the plan. */
export const comparison = defineFeature({
  pages: [
    {
      path: places.comparison.path,
      title: places.comparison.label,
      permissions: places.comparison.permissions,
      load: () => import('./pages/ComparisonPage'),
    },
  ],
  nav: [places.comparison],
});
