import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Evaluations three months after the course. */
export const evaluations = defineFeature({
  pages: [
    {
      path: places.evaluations.path,
      title: places.evaluations.label,
      permissions: places.evaluations.permissions,
      load: () => import('./pages/EvaluationsPage'),
    },
    {
      path: '/danh-gia/$id',
      title: { vi: 'Phiếu đánh giá', en: 'Evaluation' },
      permissions: places.evaluations.permissions,
      load: () => import('./pages/EvaluationPage'),
    },
  ],
  nav: [places.evaluations],
});
