import { notifications } from '@mantine/notifications';
import { messageOf } from '@/shared/lib/form-faults';
import { i18n } from '@/shared/lib/i18n';

/** Says that something was done; goes away by itself. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5000, closeButtonProps: closeButton() });
}

/** Says what is to be known of what was done; stays until closed. */
export function notifyWarning(message: string): void {
  notifications.show({ message, color: 'yellow', autoClose: false, closeButtonProps: closeButton() });
}

/** Says that something failed where no form is there to say it; stays until closed. */
export function notifyError(error: unknown): void {
  notifications.show({
    title: i18n.t('error.title'),
    message: messageOf(error),
    color: 'red',
    autoClose: false,
    closeButtonProps: closeButton(),
  });
}

function closeButton() {
  return { 'aria-label': i18n.t('action.close') };
}
