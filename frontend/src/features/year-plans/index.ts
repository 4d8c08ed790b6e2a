import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Year plans: what is to be held in which quarter, and what has been done of it. */
export const yearPlans = defineFeature({
  pages: [
    {
      path: places.yearPlans.path,
      title: places.yearPlans.label,
      permissions: places.yearPlans.permissions,
      load: () => import('./pages/YearPlansPage'),
    },
    {
      path: '/ke-hoach-nam/$id',
      title: { vi: 'Kế hoạch năm', en: 'Year plan' },
      permissions: places.yearPlans.permissions,
      load: () => import('./pages/YearPlanPage'),
    },
  ],
  nav: [places.yearPlans],
});
