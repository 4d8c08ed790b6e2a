import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Who is away, from when to when, and why. */
export const absences = defineFeature({
  pages: [
    {
      path: places.absences.path,
      title: places.absences.label,
      permissions: places.absences.permissions,
      load: () => import('./pages/AbsencesPage'),
    },
    {
      path: '/vang-mat/nhap',
      title: { vi: 'Nhập vắng mặt từ Excel', en: 'Import absences' },
      permissions: ['absences.write'],
      load: () => import('./pages/ImportAbsencesPage'),
    },
  ],
  nav: [places.absences],
});
