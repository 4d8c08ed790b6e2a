import { Button, Menu } from '@mantine/core';
import type { Me } from '@/api/generated';
import { useActFor } from '../acting';
import { useTexts } from '../texts';
import classes from './ActingMenu.module.css';

/**
 * In the head of every page: for whom one acts, in a colour of its own, and the way to change it. Not there for who
 * stands in for nobody.
 */
export function ActingMenu({ me }: { me: Me }) {
  const texts = useTexts();
  const act = useActFor();
  const { acting_for: acting, may_act_for: others } = me;
  if (!acting && others.length === 0) return null;
  const label = acting ? texts.acting(acting.name) : texts.mayAct;
  return (
    <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="xs"
          color={acting ? 'yellow' : undefined}
          variant={acting ? 'light' : 'default'}
          classNames={{ root: classes.button, label: classes.label }}
          aria-label={acting ? label : texts.mayActLabel(others.length)}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acting && <Menu.Item onClick={() => act(null)}>{texts.stop}</Menu.Item>}
        {others.length > 0 && <Menu.Label>{texts.choose}</Menu.Label>}
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
