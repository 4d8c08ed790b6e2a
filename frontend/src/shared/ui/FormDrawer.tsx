import { Button, Drawer, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveDialog, LeaveGuard } from './leave-guard';

interface FormDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Whether anything was typed: closing asks first. */
  dirty: boolean;
  /** `form.onSubmit(…)` of @mantine/form. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  submitting: boolean;
  /** The verb of the office for what happens; "Lưu" when left out. */
  submitLabel?: string;
  /** The form, and above it an `ErrorNotice` for what no field can show. */
  children: ReactNode;
}

/** A form at the side of a list. It stays open, with all that was typed, until the save succeeds. */
export function FormDrawer({
  opened,
  onClose,
  title,
  dirty,
  onSubmit,
  submitting,
  submitLabel,
  children,
}: FormDrawerProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => (dirty ? setAsking(true) : onClose());
  return (
    <>
      <Drawer
        opened={opened}
        onClose={close}
        title={title}
        position="right"
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <form onSubmit={onSubmit} noValidate>
          <Stack>
            {children}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={submitting}>
                {submitLabel ?? t('action.save')}
              </Button>
            </Group>
          </Stack>
        </form>
        <LeaveGuard dirty={opened && dirty} />
      </Drawer>
      <LeaveDialog
        opened={asking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          onClose();
        }}
      />
    </>
  );
}
