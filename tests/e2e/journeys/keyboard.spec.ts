import type { Page } from '@playwright/test';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people } from '../support/office.ts';
import { expectDuties, signIn } from '../support/people.ts';

/** Moves the focus by Tab until it is on a control with this name, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : '';
      return [at?.getAttribute('aria-label'), label, at?.textContent].filter(Boolean).join(' ').trim();
    });
    if (name.test(focused)) {
      return;
    }
  }
  throw new Error(`the Tab key does not come to ${name}`);
}

test('a leader signs in and approves with the keyboard alone', async ({ page, server }) => {
  const { coordinator } = await openWard(server);
  const course = await coordinator.post('/courses', {
    programme_id: await coordinator.idOf('/programmes', 'code', 'KN-02'),
    organiser: 'UBND phường Thạch Khôi',
    origin: 'own',
    mode: 'in_person',
    first_day: '2026-10-14',
    last_day: '2026-10-16',
  });
  const { items } = await coordinator.post<{ items: { done: boolean }[] }>('/nominations', {
    course_id: course.id,
    staff_ids: [await coordinator.idOf('/staff', 'full_name', people.staff.fullName)],
    as: 'enter',
  });
  expect(items.map(({ done }) => done)).toEqual([true]);

  await page.goto('/dang-nhap');
  await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
  await tabTo(page, /^Tên đăng nhập/);
  await page.keyboard.type(people.leader.userName);
  await page.keyboard.press('Tab');
  await page.keyboard.type(people.leader.password);
  await page.keyboard.press('Enter');
  await expectDuties(page);

  await tabTo(page, /^Phê duyệt$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Phê duyệt' })).toBeVisible();
  await expect(page.getByText('Ngày nào cũng đủ người')).toBeVisible();
  await tabTo(page, /^Phê duyệt \(1\)$/);
  await look(page, 'focus-on-approve');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Không có danh sách nào chờ phê duyệt')).toBeVisible();
});

test('R-21: somebody walks through the calendar with the keyboard alone', async ({ page, server }) => {
  const { coordinator } = await openWard(server);
  const course = await coordinator.post('/courses', {
    programme_id: await coordinator.idOf('/programmes', 'code', 'KN-02'),
    organiser: 'UBND phường Thạch Khôi',
    origin: 'own',
    mode: 'in_person',
    first_day: '2026-10-14',
    last_day: '2026-10-16',
  });
  await signIn(page, people.coordinator);
  await page.goto('/lich');
  await expect(page.getByRole('heading', { level: 2, name: 'Tháng 10/2026' })).toBeVisible();
  await tabTo(page, /^Tháng$/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=year/);
  await expect(page.getByRole('heading', { level: 2, name: 'Năm 2026' })).toBeVisible();
  await tabTo(page, /^14\/10\/2026: \d+ mục/);
  await look(page, 'focus-on-a-day');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=week/);
  await tabTo(page, /^Kỹ năng: Thủ tục hành chính/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/lop/${course.id}`));
});
