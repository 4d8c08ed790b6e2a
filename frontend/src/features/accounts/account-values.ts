import type { AccountView, Role } from '@/api/generated';
import { fold } from '@/shared/lib/names';

/** An account as its form holds it. */
export interface AccountValues extends Record<string, unknown> {
  display_name: string;
  user_name: string;
  email: string;
  staff_id: string | null;
  must_change_password: boolean;
  /** Only of a new account; later they are given and taken one by one. */
  roles: { role: Role; unit_id: string }[];
}

/** What the form shows of an account; of a new one, one role waiting for its unit. */
export function valuesOf(account?: AccountView): AccountValues {
  return {
    display_name: account?.display_name ?? '',
    user_name: account?.user_name ?? '',
    email: account?.email ?? '',
    staff_id: account?.staff_id ?? null,
    must_change_password: account?.must_change_password ?? false,
    roles: account ? [] : [{ role: 'staff', unit_id: '' }],
  };
}

/** A name to sign in with made of a person's name, as the server makes them: `Nguyễn Văn Á` → `nguyen.van.a`. */
export function userNameOf(fullName: string): string {
  return fold(fullName)
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, 50);
}

/** The state of an account that decides what is to be done with it. */
export function stateOf(account: Pick<AccountView, 'locked' | 'activated'>): 'locked' | 'waiting' | 'open' {
  if (account.locked) return 'locked';
  return account.activated ? 'open' : 'waiting';
}

/** The address that a slip leads to, with its code filled in. */
export function activationLink(code: string): string {
  return `${location.origin}/kich-hoat?${new URLSearchParams({ code })}`;
}
