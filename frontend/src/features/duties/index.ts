import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What the person owes, worst first: the first page of every role. */
export const duties = defineFeature({
  pages: [{ path: '/', title: places.duties.label, load: () => import('./pages/DutiesPage') }],
  nav: [places.duties],
});
