import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { Me } from '@/api/generated';
import { onSessionEvent } from '@/api/session';
import { meOptions } from '@/shared/lib/server';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

const ExpiredDialog = lazy(() => import('./ExpiredDialog'));

/**
 * Watches over the session of a page in use. When it is lost, the person signs in again over the page, so that a
 * form keeps what was typed; when somebody signs out in any tab, nothing of the data stays.
 */
export function SessionKeeper() {
  const router = useRouter();
  const cache = useQueryClient();
  const texts = useTexts();
  const sayOver = useEffectEvent(() => notifyDone(texts.actingOver));
  const [expired, setExpired] = useState<Me | null>(null);

  useEffect(
    () =>
      onSessionEvent((event) => {
        if (event === 'acting_over') {
          sayOver();
          void router
            .navigate({ to: '/' as never })
            .then(() => cache.resetQueries())
            .then(() => router.invalidate());
          return;
        }
        const me = cache.getQueryData<Me>(meOptions().queryKey);
        if (event === 'lost' && me) {
          setExpired(me);
          return;
        }
        setExpired(null);
        const returnTo = event === 'lost' ? router.state.location.href : undefined;
        void router
          .navigate({ to: '/dang-nhap' as never, search: { ve: returnTo } as never })
          .then(() => cache.clear());
      }),
    [cache, router],
  );

  const goOn = async () => {
    const me = await cache.fetchQuery({ ...meOptions(), staleTime: 0 });
    // What is on the page belongs to somebody else: start afresh.
    if (me.account_id !== expired?.account_id) location.assign('/');
    setExpired(null);
    void cache.invalidateQueries();
  };
  const leave = () => {
    const returnTo = router.state.location.href;
    setExpired(null);
    void router
      .navigate({ to: '/dang-nhap' as never, search: { ve: returnTo } as never })
      .then(() => cache.clear());
  };

  if (!expired) return null;
  return (
    <Suspense>
      <ExpiredDialog userName={expired.user_name} onDone={goOn} onLeave={leave} />
    </Suspense>
  );
}
