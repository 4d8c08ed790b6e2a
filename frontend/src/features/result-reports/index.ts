import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Result reports: what each person sent tells the ward afterwards. */
export const resultReports = defineFeature({
  pages: [
    {
      path: places.resultReports.path,
      title: places.resultReports.label,
      permissions: places.resultReports.permissions,
      load: () => import('./pages/ReportsPage'),
    },
    {
      path: '/bao-cao-ket-qua/$id',
      title: { vi: 'Báo cáo kết quả bồi dưỡng', en: 'Result report' },
      permissions: places.resultReports.permissions,
      load: () => import('./pages/ReportPage'),
    },
  ],
  nav: [places.resultReports],
});
