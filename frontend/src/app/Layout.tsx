import { AppShell, Burger, Group, NavLink, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/lib/i18n';
import { useMe, useMeta } from '@/shared/lib/server';
import { AccountMenu } from './AccountMenu';
import { ActingMenu } from './ActingMenu';
import { Banners } from './Banners';
import { features } from './features';
import classes from './Layout.module.css';
import { navigationOf, placeOf } from './navigation';
import { PaperHead } from './PaperHead';
import { PrintButton } from './PrintButton';

/** The frame of the pages behind the sign-in: head, menu by role, content. */
export default function Layout() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { data: meta } = useMeta();
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a phone closes when the page changes
  useEffect(close, [path, close]);
  if (!me) return null;
  const menu = navigationOf(features, me);
  const here = placeOf(menu, path);

  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      classNames={{ header: classes.header, navbar: classes.navbar }}
    >
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'app.close_navigation' : 'app.open_navigation')}
              aria-expanded={opened}
              aria-controls="navigation"
            />
            <Text fw={600} truncate>
              {meta?.ward_name ?? t('app.name')}
            </Text>
          </Group>
          <Group gap="sm" wrap="nowrap" flex="none">
            <ActingMenu me={me} />
            <PrintButton />
            <AccountMenu me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="no-print" id="navigation" aria-label={t('app.navigation')}>
        <Group justify="space-between" className={classes.brand} wrap="nowrap">
          <UnstyledButton component={Link} to="/" fw={600}>
            {t('app.name')}
          </UnstyledButton>
          <Burger opened onClick={close} hiddenFrom="sm" size="sm" aria-label={t('app.close_navigation')} />
        </Group>
        <AppShell.Section grow component={ScrollArea} px="xs" pb="md">
          {menu.map((group) => (
            <div key={group.name} className={classes.group}>
              <Text id={`nav-${group.name}`} className={classes.groupName}>
                {t(`group.${group.name}`)}
              </Text>
              <ul aria-labelledby={`nav-${group.name}`} className={classes.entries}>
                {group.places.map((place) => {
                  const isHere = place === here;
                  return (
                    <li key={place.path}>
                      <NavLink
                        component={Link}
                        to={place.path}
                        activeOptions={{ exact: true }}
                        label={place.label[language]}
                        active={isHere}
                        aria-current={isHere ? 'page' : undefined}
                        className={classes.entry}
                      />
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main className={classes.main}>
        {/* Nothing is notified before the sign-in, so its page does not load this. */}
        <Notifications position="top-right" />
        <Banners actingFor={me.acting_for?.name} />
        <div id="content" tabIndex={-1} className={classes.content}>
          <PaperHead me={me} />
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
