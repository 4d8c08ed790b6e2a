import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The targets of the plan: figures, who is behind them, what is to come. */
export const targets = defineFeature({
  pages: [
    {
      path: places.targets.path,
      title: places.targets.label,
      permissions: places.targets.permissions,
      load: () => import('./pages/TargetsPage'),
    },
    {
      path: places.targetMatrix.path,
      title: places.targetMatrix.label,
      permissions: places.targetMatrix.permissions,
      load: () => import('./pages/MatrixPage'),
    },
    {
      path: '/chi-tieu/$id',
      title: { vi: 'Chỉ tiêu', en: 'Target' },
      permissions: places.targets.permissions,
      load: () => import('./pages/TargetPage'),
    },
  ],
  nav: [places.targets, places.targetMatrix],
});
