import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionKeeper } from '@/features/session';
import { type Bilingual, useLanguage } from '@/shared/lib/i18n';
import { useTitle } from '@/shared/lib/title';
import { Banners } from './Banners';

/** The frame around every page, signed in or not. */
export function Root() {
  const { t } = useTranslation();
  const isInside = useMatches({
    select: (matches) => matches.some((match) => match.routeId === '/signed-in'),
  });
  useFocusOnNewPage();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      {!isInside && <Banners />}
      <Outlet />
      <SessionKeeper />
    </>
  );
}

/** A page opened by a link starts at its content for whoever hears it, as a loaded page would. */
function useFocusOnNewPage() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const seen = useRef(path);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== path)
      document.getElementById('content')?.focus({ preventScroll: true });
    seen.current = path;
  }, [path]);
}

/** Gives a page the title it was registered with; a page may then set a closer one. */
export function TitledPage({ title, children }: { title: Bilingual; children: ReactNode }) {
  const language = useLanguage();
  useTitle(title[language]);
  return children;
}
