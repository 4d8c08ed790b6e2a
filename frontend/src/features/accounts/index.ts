import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Accounts for the administrator: who may sign in, as what, and the slips that let people choose a password. */
export const accounts = defineFeature({
  pages: [
    {
      path: places.accounts.path,
      title: places.accounts.label,
      permissions: places.accounts.permissions,
      load: () => import('./pages/AccountsPage'),
    },
    {
      path: '/tai-khoan/theo-danh-sach',
      title: { vi: 'Tạo tài khoản theo danh sách', en: 'Accounts from the roster' },
      permissions: ['accounts.write'],
      load: () => import('./pages/RosterAccountsPage'),
    },
    {
      path: '/tai-khoan/$id',
      title: { vi: 'Tài khoản', en: 'Account' },
      permissions: places.accounts.permissions,
      load: () => import('./pages/AccountPage'),
    },
  ],
  nav: [places.accounts],
});
