import { expect, expectAccessible, look, test } from '../support/journey.ts';
import { openWard, people } from '../support/office.ts';
import { expectDuties, fillPasswords, signIn, signOut } from '../support/people.ts';

test('who should not get in does not', async ({ page, server }) => {
  const { coordinator } = await openWard(server);
  const stranger = await coordinator.idOf('/staff', 'full_name', 'Đặng Đức Hiếu');
  const closed = page.getByRole('heading', { name: 'Không được giao xem trang này' });
  const missing = page.getByRole('alert').filter({ hasText: 'Không tìm thấy nội dung này.' });

  await test.step('who is not signed in is asked to, and then brought to the page that was asked for', async () => {
    await page.goto('/chuong-trinh');
    await expect(page).toHaveURL(/\/dang-nhap\?/);
    await page.getByLabel('Tên đăng nhập').fill(people.staff.userName);
    await fillPasswords(page, people.staff.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Chương trình bồi dưỡng' })).toBeVisible();
  });

  await test.step('a staff member is shown no page of the administrator or of a leader, and opens none', async () => {
    const menu = page.getByRole('navigation', { name: 'Danh mục trang' });
    await expect(menu.getByRole('link', { name: 'Việc cần xử lý' })).toBeVisible();
    for (const hidden of ['Phê duyệt', 'Cán bộ', 'Tài khoản']) {
      await expect(menu.getByRole('link', { name: hidden, exact: true })).toHaveCount(0);
    }
    for (const address of ['/phe-duyet', '/can-bo/nhap', '/lop/moi']) {
      await page.goto(address);
      await expect(closed, address).toBeVisible();
    }
    await look(page, 'not-for-staff');
    await page.goto(`/can-bo/${stranger}`);
    await expect(missing).toBeVisible();
    await expect(page.getByText('Đặng Đức Hiếu')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a head sees nobody of another unit', async () => {
    await signOut(page);
    await signIn(page, people.head);
    await page.goto('/can-bo');
    await expect(page.getByText('Đã tải 9 trên 9')).toBeVisible();
    await page.goto(`/can-bo/${stranger}`);
    await expect(missing).toBeVisible();
    await expect(page.getByText('Đặng Đức Hiếu')).toHaveCount(0);
  });

  await test.step('who has signed out is out, in the other tab too', async () => {
    const other = await page.context().newPage();
    await other.goto('/');
    await expectDuties(other);
    await signOut(page);
    await expect(other).toHaveURL(/\/dang-nhap/);
    await page.goBack();
    await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
    await other.close();
  });
});
