import { Box, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '@/api/generated';
import classes from './ActingMenu.module.css';
import { useActFor } from './acting';

/**
 * In the head of every page: for whom one acts, in a colour of its own, and the way to change it. Not there for who
 * stands in for nobody.
 */
export function ActingMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const act = useActFor();
  const { acting_for: acting, may_act_for: others } = me;
  if (!acting && others.length === 0) return null;
  const label = acting ? t('acting.now', { name: acting.name }) : t('acting.may');
  return (
    <Menu position="bottom-end" width={280} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="xs"
          color={acting ? 'yellow' : undefined}
          variant={acting ? 'light' : 'default'}
          className={classes.button}
          aria-label={acting ? label : t('acting.may_label', { count: others.length })}
        >
          <Box component="span" visibleFrom="sm">
            {label}
          </Box>
          {/* A phone has no room for the name; the banner below the head tells it. */}
          <Box component="span" hiddenFrom="sm">
            {t('acting.may')}
          </Box>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acting && <Menu.Item onClick={() => act(null)}>{t('acting.stop')}</Menu.Item>}
        {others.length > 0 && <Menu.Label>{t('acting.choose')}</Menu.Label>}
        {others
          .filter((other) => other.account_id !== acting?.account_id)
          .map((other) => (
            <Menu.Item key={other.account_id} onClick={() => act(other.account_id)}>
              {other.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
