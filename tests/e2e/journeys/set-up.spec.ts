import { expect, look, test } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { ADMINISTRATOR, expectDuties, setUp, signIn, signOut } from '../support/people.ts';

test('the first administrator is made by the printed link, and only once @phone', async ({ page, server }) => {
  const link = await server.setUpLink();

  await test.step('the link asks for the administrator', async () => {
    await page.goto(link);
    await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
    await look(page, '01-set-up');
  });

  await test.step('the administrator lands on duties', async () => {
    await setUp(page, server);
    await look(page, '02-duties');
  });

  await test.step('a reload keeps the administrator signed in', async () => {
    await page.reload();
    await expectDuties(page);
  });

  await test.step('sign out', async () => {
    await signOut(page);
    await look(page, '03-signed-out');
  });

  await test.step('a page that needs somebody leads to signing in', async () => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/dang-nhap/);
  });

  await test.step('a wrong password is told, and what was typed stays', async () => {
    await page.getByLabel('Tên đăng nhập').fill(ADMINISTRATOR.userName);
    await page.locator('input[type="password"]').fill('không phải mật khẩu này');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(ADMINISTRATOR.userName);
    await look(page, '04-wrong-password');
  });

  await test.step('sign in again', async () => {
    await signIn(page, ADMINISTRATOR);
  });

  await test.step('the link works once only', async () => {
    await signOut(page);
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'Hệ thống đã được thiết lập' })).toBeVisible();
    await expect(page.getByLabel('Tên đăng nhập')).toHaveCount(0);
    const second = { ...ADMINISTRATOR, userName: 'nguoithuhai' };
    await expect(Office.setUp(server, second)).rejects.toThrow(/set-up: 4/);
    await look(page, '05-link-used');
  });
});

test('signing in can be done with the keyboard alone', async ({ page, server }) => {
  await setUp(page, server);
  await signOut(page);

  await page.goto('/dang-nhap');
  const name = page.getByLabel('Tên đăng nhập');
  await expect(name).toBeVisible();
  for (let steps = 0; steps < 12 && !(await name.evaluate((field) => field === document.activeElement)); steps++) {
    await page.keyboard.press('Tab');
  }
  await expect(name).toBeFocused();
  await page.keyboard.type(ADMINISTRATOR.userName);
  await page.keyboard.press('Tab');
  await expect(page.locator('input[type="password"]')).toBeFocused();
  await page.keyboard.type(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  await expectDuties(page);
});
