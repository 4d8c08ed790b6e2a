import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ensureSession } from '@/api/session';
import { parseSearch, stringifySearch } from '@/shared/lib/address';
import type { FeaturePage } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';
import { holdsOne, meOptions } from '@/shared/lib/server';
import { Loading } from '@/shared/ui/Loading';
import { ForbiddenPage, NotFoundPage, PageFailed } from './failures';
import { features } from './features';
import { queryClient } from './query-client';
import { Root, TitledPage } from './Root';

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    if (!(await ensureSession())) throw toSignIn(location.href);
    const me = await queryClient.ensureQueryData(meOptions());
    // A password that somebody else knows must go before anything else is done.
    if (me.must_change_password && location.pathname !== places.account.path) {
      throw redirect({ to: places.account.path as never });
    }
    return { me };
  },
  // Loaded after the sign-in: whoever is not signed in does not wait for it.
  component: lazyRouteComponent(() => import('./Layout')),
});

function toSignIn(address: string) {
  const search = address === '/' ? {} : { ve: address };
  return redirect({ to: '/dang-nhap' as never, search: search as never });
}

function routeOf(page: FeaturePage) {
  const Page = lazyRouteComponent(page.load);
  const common = {
    path: page.path,
    component: () => (
      <TitledPage title={page.title}>
        <Page />
      </TitledPage>
    ),
    loader: () => Page.preload?.(),
  };
  if (page.open) return createRoute({ ...common, getParentRoute: () => root });
  return createRoute({
    ...common,
    getParentRoute: () => signedIn,
    component: () => {
      const { me } = signedIn.useRouteContext();
      return holdsOne(me, page.permissions) ? common.component() : <ForbiddenPage />;
    },
  });
}

const pages = features.flatMap((feature) => feature.pages);

/** All pages, made of what the features state. */
export const router = createRouter({
  routeTree: root.addChildren([
    signedIn.addChildren(pages.filter((page) => !page.open).map(routeOf)),
    ...pages.filter((page) => page.open).map(routeOf),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading />,
  defaultPendingMs: 200,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});
