import { Alert, Box } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionKeeper } from '@/features/session';
import { formatDay } from '@/shared/lib/dates';
import { type Bilingual, useLanguage } from '@/shared/lib/i18n';
import { useMeta } from '@/shared/lib/server';
import { useTitle } from '@/shared/lib/title';

/** The frame around every page, signed in or not: skip link, banners. */
export function Root() {
  const { t } = useTranslation();
  const { data: meta } = useMeta();
  const { online } = useNetwork();
  useFocusOnNewPage();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      {meta?.clock_is_test && (
        <Banner color="yellow">{t('app.test_clock', { day: formatDay(meta.today) })}</Banner>
      )}
      {meta?.demo && <Banner color="ink">{t('app.demo')}</Banner>}
      {!online && <Banner color="red">{t('app.offline')}</Banner>}
      <Outlet />
      <SessionKeeper />
    </>
  );
}

function Banner({ color, children }: { color: string; children: string }) {
  return (
    <Box className="no-print" role="status">
      <Alert color={color} variant="light" radius={0} py={6} px="md" title={children} />
    </Box>
  );
}

/** A page opened by a link starts at its content for whoever hears it, as a loaded page would. */
function useFocusOnNewPage() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const seen = useRef(path);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== path) document.getElementById('content')?.focus();
    seen.current = path;
  }, [path]);
}

/** Gives a page the title it was registered with; a page may then set a closer one. */
export function TitledPage({ title, children }: { title: Bilingual; children: ReactNode }) {
  const language = useLanguage();
  useTitle(title[language]);
  return children;
}
