import { expect, type Page } from '@playwright/test';
import type { Server } from './server.ts';

/** Somebody who signs in. */
export interface Person {
  userName: string;
  password: string;
  fullName: string;
}

export const ADMINISTRATOR: Person = {
  userName: 'quantri',
  password: 'Cầu Phú Lương 1902',
  fullName: 'Đỗ Thị Ánh Nguyệt',
};

/** Opens the one-time link and makes the first administrator; ends at the first page. */
export async function setUp(page: Page, server: Server, person: Person = ADMINISTRATOR): Promise<void> {
  await page.goto(await server.setUpLink());
  await page.getByLabel('Họ và tên').fill(person.fullName);
  await page.getByLabel('Tên đăng nhập').fill(person.userName);
  await fillPasswords(page, person.password);
  await page.getByRole('button', { name: /Tạo tài khoản|Thiết lập|Hoàn tất/ }).click();
  await expectDuties(page);
}

/** Signs in with user name and password; ends at the first page. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(person.userName);
  await fillPasswords(page, person.password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expectDuties(page);
}

/** Signs out; ends at the page where one signs in. */
export async function signOut(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Đăng xuất' }).or(page.getByRole('menuitem', { name: 'Đăng xuất' }));
  // It may lie in the menu of the account.
  if (!(await button.first().isVisible())) {
    await page.getByRole('button', { name: /Tài khoản/ }).click();
  }
  await button.first().click();
  await expect(page).toHaveURL(/\/dang-nhap(\?|$)/);
}

/** The first page of everybody: what I owe. */
export async function expectDuties(page: Page): Promise<void> {
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Việc cần xử lý' })).toBeVisible();
}

/** Fills the password, and where it is asked for twice, both. */
export async function fillPasswords(page: Page, password: string): Promise<void> {
  const fields = page.locator('input[type="password"]');
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) {
    await field.fill(password);
  }
}

/** Opens the first page, signing in where the session has ended meanwhile: a clock that is moved on ends it. */
export async function arrive(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  const duties = page.getByRole('heading', { level: 1, name: 'Việc cần xử lý' });
  await expect(duties.or(page.getByLabel('Tên đăng nhập'))).toBeVisible();
  if (!(await duties.isVisible())) {
    await signIn(page, person);
  }
}
