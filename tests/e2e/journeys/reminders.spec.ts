import { expectDone } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people } from '../support/office.ts';
import { arrive } from '../support/people.ts';

const course = 'Bồi dưỡng kiến thức quản lý nhà nước';
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };

test('an overdue evaluation is said to the head, then to the leader, who urges', async ({ server, windowOf }) => {
  test.setTimeout(300_000);
  const { coordinator } = await openWard(server);
  const letter = await coordinator.post('/official-letters', {
    number: '1520/SNV-CCVC',
    issued_on: '2026-10-01',
    issuer: 'Sở Nội vụ',
    subject: 'Triệu tập học viên',
  });
  const made = await coordinator.post('/courses', {
    programme_id: await coordinator.idOf('/programmes', 'code', 'KN-02'),
    letter_id: letter.id,
    organiser: 'Sở Nội vụ',
    name: course,
    origin: 'summoned',
    mode: 'in_person',
    first_day: '2026-10-12',
    last_day: '2026-10-23',
  });
  const staffId = await coordinator.idOf('/staff', 'full_name', people.staff.fullName);
  const recorded = await coordinator.post<{ items: { done: boolean }[] }>('/nominations', {
    course_id: made.id,
    staff_ids: [staffId],
    as: 'record',
  });
  expect(recorded.items).toMatchObject([{ done: true }]);

  // It opens on 23/01/2027 and is due on Tuesday, 23/02/2027.
  const unit = await windowOf(people.head.fullName);
  await test.step('the day after, the head is reminded', async () => {
    await server.setClock('2027-02-24T08:00:00+07:00');
    await server.job('reminders');
    await arrive(unit, people.head);
    await unit.goto('/nhac-viec?mine=true');
    const row = unit.getByRole('row', { name: /Đánh giá sau bồi dưỡng/ });
    await expect(row).toContainText('Người có việc');
    await expect(row).toContainText('23/02/2027');
    await look(unit, '01-head-reminders');
    await unit.setViewportSize(phone);
    await look(unit, '02-head-reminders-phone');
    await unit.setViewportSize(desktop);
  });

  const chair = await windowOf(people.leader.fullName);
  await test.step('a week after, the leader is told, sees who owes it and urges with a word', async () => {
    await server.setClock('2027-03-02T08:00:00+07:00');
    await server.job('reminders');
    await arrive(chair, people.leader);
    await chair.goto('/nhac-viec?mine=true');
    const row = chair.getByRole('row', { name: /Đánh giá sau bồi dưỡng/ });
    await expect(row).toContainText('Lãnh đạo UBND phường');
    await expect(row).toContainText(people.head.fullName);
    await look(chair, '03-leader-reminders');
    await chair.goto('/viec-con-no?kind=evaluate');
    await chair.getByRole('checkbox', { name: new RegExp(`${people.head.fullName}: Đánh giá`) }).check();
    await look(chair, '04-owed');
    await chair.getByRole('button', { name: 'Đôn đốc', exact: true }).click();
    const dialog = chair.getByRole('dialog', { name: 'Đôn đốc 1 việc' });
    await dialog.getByLabel('Lời nhắn').fill('Đề nghị đánh giá trong tuần này.');
    await look(chair, '05-urging');
    await dialog.getByRole('button', { name: 'Đôn đốc', exact: true }).click();
    await expectDone(chair, 'Đã đôn đốc 1 việc.');
    await expect(chair.getByText(`${people.leader.fullName} đôn đốc 02/03/2027`)).toBeVisible();
    await chair.setViewportSize(phone);
    await look(chair, '06-owed-phone');
    await chair.setViewportSize(desktop);
    await chair.getByRole('checkbox', { name: new RegExp(`${people.head.fullName}: Đánh giá`) }).check();
    await chair.getByRole('button', { name: 'Đôn đốc', exact: true }).click();
    await dialog.getByRole('button', { name: 'Đôn đốc', exact: true }).click();
    await expect(chair.getByText(/Hôm nay anh\/chị đã đôn đốc/)).toBeVisible();
    await look(chair, '07-urged-today-already');
  });

  await test.step('the leader compares the units on a phone, and a figure opens to the name behind it', async () => {
    await chair.setViewportSize(phone);
    await chair.goto('/');
    await chair.getByRole('main').getByRole('link', { name: 'So sánh các đơn vị' }).click();
    await expect(chair.getByRole('heading', { level: 1, name: 'So sánh các đơn vị' })).toBeVisible();
    const card = chair.getByRole('listitem').filter({ has: chair.getByRole('heading', { name: /^TTPVHCC/ }) });
    await expect(card).toContainText('Đánh giá sau bồi dưỡng');
    await look(chair, '08-comparison-phone');
    await card.getByRole('link', { name: /^1 quá hạn: Đánh giá sau bồi dưỡng/ }).click();
    await expect(chair).toHaveURL(/plan_duty=evaluations/);
    await expect(chair).toHaveURL(/overdue=true/);
    await expect(chair.getByText(people.head.fullName)).toBeVisible();
    await look(chair, '09-names-phone');
    await chair.setViewportSize(desktop);
    await chair.goto('/so-sanh-don-vi');
    await chair.getByRole('button', { name: 'Sắp xếp theo Đánh giá sau bồi dưỡng' }).click();
    await expect(chair.getByRole('columnheader', { name: /Đánh giá sau bồi dưỡng/ })).toHaveAttribute('aria-sort', 'descending');
    await expect(chair.getByRole('rowheader').first()).toContainText('TTPVHCC');
    await look(chair, '10-comparison');
  });

  await test.step('the head reads it on the first page', async () => {
    await arrive(unit, people.head);
    await expect(unit.getByText(new RegExp(`^Đã được ${people.leader.fullName} đôn đốc`))).toContainText(
      'Đề nghị đánh giá trong tuần này.',
    );
    await look(unit, '11-head-duties');
    await unit.setViewportSize(phone);
    await look(unit, '12-head-duties-phone');
  });
});
