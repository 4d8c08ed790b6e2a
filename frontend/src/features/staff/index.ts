import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** People of the roster: the list, a person's file, the import from Excel. */
export const staff = defineFeature({
  pages: [
    {
      path: places.staff.path,
      title: places.staff.label,
      permissions: places.staff.permissions,
      load: () => import('./pages/StaffPage'),
    },
    {
      path: '/can-bo/nhap',
      title: { vi: 'Nhập danh sách từ Excel', en: 'Import the roster' },
      permissions: ['staff.write'],
      load: () => import('./pages/ImportPage'),
    },
    {
      path: '/can-bo/them',
      title: { vi: 'Thêm người', en: 'Add a person' },
      permissions: ['staff.write'],
      load: () => import('./pages/NewPersonPage'),
    },
    {
      path: '/can-bo/$id/sua',
      title: { vi: 'Sửa hồ sơ', en: 'Change a file' },
      permissions: ['staff.write'],
      load: () => import('./pages/EditPersonPage'),
    },
    {
      path: '/can-bo/$id',
      title: { vi: 'Hồ sơ cán bộ', en: 'File' },
      permissions: places.staff.permissions,
      load: () => import('./pages/PersonPage'),
    },
    {
      path: places.posts.path,
      title: places.posts.label,
      permissions: places.posts.permissions,
      load: () => import('./pages/PostsPage'),
    },
    {
      path: places.ownFile.path,
      title: places.ownFile.label,
      load: () => import('./pages/OwnFilePage'),
    },
  ],
  nav: [places.staff, places.posts, places.ownFile],
});

/** Records what a review found on a person. */
export const FindingDrawer = lazy(() => import('./components/FindingDrawer'));
