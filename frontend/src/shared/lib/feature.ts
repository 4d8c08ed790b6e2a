import type { FunctionComponent } from 'react';
import type { Bilingual } from './i18n';
import type { Place } from './places';

/** A page of a feature. Its code is loaded when it is first visited. */
export interface FeaturePage {
  /** Address with `$name` for a part that varies: `/can-bo/$id`. */
  path: string;
  /** Title of the window; a page about one thing sets its own with `useTitle`. */
  title: Bilingual;
  /** `() => import('./pages/StaffPage')`: a module whose default export is the page. */
  load: () => Promise<{ default: FunctionComponent }>;
  /** One of these is needed; others see that they may not. The server decides in any case. */
  permissions?: readonly string[];
  /** Open to people who are not signed in, without the menu. */
  open?: boolean;
}

/** What a feature hands to the app from its `index.ts`. */
export interface Feature {
  pages: readonly FeaturePage[];
  /** Entries of the menu, of `places`. */
  nav?: readonly Place[];
}

/** States a feature's pages and entries; checks only their types. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
