import { logout } from '@/api/generated';
import { endSession } from '@/api/session';

/**
 * Signs out here and in the other tabs.
 * @throws ApiError when the server could not be told: the cookie would still be good
 */
export async function leaveSession(): Promise<void> {
  await logout();
  endSession();
}
