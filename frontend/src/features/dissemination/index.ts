import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Documents that must reach everybody, reading and confirming them, and the sessions about them. */
export const dissemination = defineFeature({
  pages: [
    {
      path: places.documents.path,
      title: places.documents.label,
      permissions: places.documents.permissions,
      load: () => import('./pages/DocumentsPage'),
    },
    {
      path: '/van-ban/$id',
      title: { vi: 'Văn bản', en: 'Document' },
      permissions: places.documents.permissions,
      load: () => import('./pages/DocumentPage'),
    },
    {
      path: places.disseminationSessions.path,
      title: places.disseminationSessions.label,
      permissions: places.disseminationSessions.permissions,
      load: () => import('./pages/SessionsPage'),
    },
  ],
  nav: [places.documents, places.disseminationSessions],
});
