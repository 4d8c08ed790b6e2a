import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** The city's software: which programs may come in, and how far each has come with pulling. */
export const apiClients = defineFeature({
  pages: [
    {
      path: places.apiClients.path,
      title: places.apiClients.label,
      permissions: places.apiClients.permissions,
      load: () => import('./pages/ClientsPage'),
    },
    {
      path: '/phan-mem-thanh-pho/$id',
      title: places.apiClients.label,
      permissions: ['clients.read'],
      load: () => import('./pages/ClientPage'),
    },
  ],
  nav: [places.apiClients],
});
