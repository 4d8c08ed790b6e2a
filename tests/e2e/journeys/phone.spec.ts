import { expect, look, test } from '../support/journey.ts';
import { openWard, people } from '../support/office.ts';
import { signIn } from '../support/people.ts';

test.use({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });

test('a head proposes two people on a phone within a minute', async ({ page, server }) => {
  const { coordinator } = await openWard(server);
  const course = await coordinator.post('/courses', {
    programme_id: await coordinator.idOf('/programmes', 'code', 'KN-02'),
    organiser: 'UBND phường Thạch Khôi',
    origin: 'own',
    mode: 'in_person',
    first_day: '2026-10-14',
    last_day: '2026-10-16',
    seats: 20,
    nomination_deadline: '2026-10-09',
  });
  await coordinator.post(`/courses/${course.id}/opening`);
  await signIn(page, people.head);

  const began = Date.now();
  await page.getByRole('button', { name: 'Mở danh mục trang' }).tap();
  await page.getByRole('link', { name: 'Lớp bồi dưỡng' }).tap();
  await page.getByRole('link', { name: 'Kỹ năng: Thủ tục hành chính' }).tap();
  await page.getByRole('link', { name: 'Đề xuất cử' }).tap();
  await page.getByLabel('Tìm theo tên, không cần gõ dấu').fill('phung');
  await page.getByRole('checkbox', { name: people.staff.fullName }).check();
  await page.getByRole('checkbox', { name: 'Phùng Văn Dũng' }).check();
  await expect(page.getByText('Ngày nào cũng đủ người')).toBeVisible();
  await page.getByRole('button', { name: 'Đề xuất cử (2 người)' }).tap();
  await expect(page.getByText('Đã xong với 2 người.')).toBeVisible();
  expect(Date.now() - began, 'milliseconds from the first page to the proposal').toBeLessThan(60_000);

  await expect(page.getByRole('table').getByText('Đơn vị đã đề xuất')).toHaveCount(2);
  await look(page, 'proposed');
});
