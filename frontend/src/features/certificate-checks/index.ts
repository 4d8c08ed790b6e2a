import { defineFeature } from '@/shared/lib/feature';

const title = { vi: 'Tra cứu chứng chỉ', en: 'Check a certificate' };

/** What a certificate says and whether it stands, for anybody who has its code. */
export const certificateChecks = defineFeature({
  pages: [
    { path: '/chung-chi/$code', title, load: () => import('./pages/CheckPage'), open: true },
    { path: '/tra-cuu-chung-chi', title, load: () => import('./pages/CheckPage'), open: true },
  ],
});
