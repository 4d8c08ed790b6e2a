import { Avatar, Group, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '@/api/generated';
import { leaveSession } from '@/features/session';
import { type Language, setLanguage, useLanguage } from '@/shared/lib/i18n';
import { labelOf } from '@/shared/lib/labels';
import { initials } from '@/shared/lib/names';
import { places } from '@/shared/lib/places';
import { notifyError } from '@/shared/ui/notify';

/** Who is signed in and as what; account, looks, language, signing out. */
export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const roles = me.roles.map((held) => `${labelOf('Role', held.role)}, ${held.unit_name}`);
  const signOut = async () => {
    try {
      await leaveSession();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end" width={280} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton aria-label={t('app.account_menu', { name: me.display_name })}>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" visibleFrom="sm">
              {me.display_name}
            </Text>
            <Avatar color="ink" variant="filled" size="sm">
              {initials(me.display_name)}
            </Avatar>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.display_name}
          {roles.map((role) => (
            <Text key={role} component="span" display="block" size="xs">
              {role}
            </Text>
          ))}
        </Menu.Label>
        <Menu.Item component={Link} to={places.account.path}>
          {places.account.label[language]}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('app.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
        >
          {(['light', 'dark', 'auto'] as const).map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              {t(`app.theme_${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('app.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(code) => setLanguage(code as Language)}>
          <Menu.RadioItem value="vi" lang="vi" closeMenuOnClick>
            Tiếng Việt
          </Menu.RadioItem>
          <Menu.RadioItem value="en" lang="en" closeMenuOnClick>
            English
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={signOut}>{t('app.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
