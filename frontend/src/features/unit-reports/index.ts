import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Reports of units, the yearly one and those that are asked for. */
export const unitReports = defineFeature({
  pages: [
    {
      path: places.unitReports.path,
      title: places.unitReports.label,
      permissions: places.unitReports.permissions,
      load: () => import('./pages/UnitReportsPage'),
    },
    {
      path: '/bao-cao-don-vi/$id',
      title: { vi: 'Báo cáo của đơn vị', en: 'Report of a unit' },
      permissions: places.unitReports.permissions,
      load: () => import('./pages/UnitReportPage'),
    },
    {
      path: places.reportRequests.path,
      title: places.reportRequests.label,
      permissions: places.reportRequests.permissions,
      load: () => import('./pages/RequestsPage'),
    },
  ],
  nav: [places.unitReports, places.reportRequests],
});
