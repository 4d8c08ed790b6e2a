import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The record of changes and of who read whose file. */
export const audit = defineFeature({
  pages: [
    {
      path: places.audit.path,
      title: places.audit.label,
      permissions: places.audit.permissions,
      load: () => import('./pages/AuditPage'),
    },
    {
      path: '/nhat-ky/luot-xem',
      title: { vi: 'Lượt xem hồ sơ', en: 'Record of reading' },
      permissions: places.audit.permissions,
      load: () => import('./pages/ReadingsPage'),
    },
  ],
  nav: [places.audit],
});
