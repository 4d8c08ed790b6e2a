import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Reports of the ward: written over computed figures, issued, registered, amended. */
export const wardReports = defineFeature({
  pages: [
    {
      path: places.wardReports.path,
      title: places.wardReports.label,
      permissions: places.wardReports.permissions,
      load: () => import('./pages/WardReportsPage'),
    },
    {
      path: '/bao-cao-phuong/$id',
      title: { vi: 'Báo cáo của phường', en: 'Report of the ward' },
      permissions: places.wardReports.permissions,
      load: () => import('./pages/WardReportPage'),
    },
  ],
  nav: [places.wardReports],
});
