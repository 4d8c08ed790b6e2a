import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The figures of reports and the names behind them. */
export const reportFigures = defineFeature({
  pages: [
    {
      path: places.reportFigures.path,
      title: places.reportFigures.label,
      permissions: places.reportFigures.permissions,
      load: () => import('./pages/FiguresPage'),
    },
  ],
  nav: [places.reportFigures],
});
