import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Sources, allocations, and the ledger of what is planned, committed and spent. */
export const money = defineFeature({
  pages: [
    {
      path: places.money.path,
      title: places.money.label,
      permissions: places.money.permissions,
      load: () => import('./pages/MoneyPage'),
    },
    {
      path: '/kinh-phi/so',
      title: { vi: 'Sổ kinh phí', en: 'Ledger' },
      permissions: places.money.permissions,
      load: () => import('./pages/LedgerPage'),
    },
  ],
  nav: [places.money],
});
