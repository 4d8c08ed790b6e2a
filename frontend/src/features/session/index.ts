import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

export { SessionKeeper } from './components/SessionKeeper';
export { leaveSession } from './leave';

/** Signing in and out, the first set-up, activation by slip, and one's own account. */
export const session = defineFeature({
  pages: [
    {
      path: '/dang-nhap',
      title: { vi: 'Đăng nhập', en: 'Sign in' },
      load: () => import('./pages/SignInPage'),
      open: true,
    },
    {
      path: '/thiet-lap',
      title: { vi: 'Thiết lập lần đầu', en: 'First set-up' },
      load: () => import('./pages/SetUpPage'),
      open: true,
    },
    {
      path: '/kich-hoat',
      title: { vi: 'Kích hoạt tài khoản', en: 'Activate account' },
      load: () => import('./pages/ActivationPage'),
      open: true,
    },
    { path: places.account.path, title: places.account.label, load: () => import('./pages/AccountPage') },
  ],
  nav: [places.account],
});
