import { defineFeature } from '@/shared/lib/feature';

/** Names, attendance, results and certificates of a course from Excel. */
export const courseSheets = defineFeature({
  pages: [
    {
      path: '/lop/$id/nhap/danh-sach-cu',
      title: { vi: 'Nhập danh sách cử từ Excel', en: 'Import names' },
      permissions: ['nominations.propose'],
      load: () => import('./pages/NamesPage'),
    },
    {
      path: '/lop/$id/nhap/diem-danh',
      title: { vi: 'Nhập điểm danh từ Excel', en: 'Import attendance' },
      permissions: ['attendance.write'],
      load: () => import('./pages/AttendancePage'),
    },
    {
      path: '/lop/$id/nhap/ket-qua',
      title: { vi: 'Nhập kết quả từ Excel', en: 'Import results' },
      permissions: ['results.write'],
      load: () => import('./pages/ResultsPage'),
    },
    {
      path: '/lop/$id/nhap/chung-chi',
      title: { vi: 'Nhập chứng chỉ từ Excel', en: 'Import certificates' },
      permissions: ['results.write'],
      load: () => import('./pages/CertificatesPage'),
    },
  ],
  nav: [],
});
