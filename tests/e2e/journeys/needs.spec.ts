import { choose, expectDone, fillDay } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people, UNIT } from '../support/office.ts';
import { signIn } from '../support/people.ts';

const round = 'Rà soát nhu cầu bồi dưỡng năm 2027';
const plan = 'Kế hoạch bồi dưỡng cán bộ, công chức năm 2027';

test('from the needs of a unit to the course that answers the plan, and back', async ({ server, windowOf }) => {
  test.setTimeout(420_000);
  await openWard(server);
  const office = await windowOf(people.coordinator.fullName);
  const unit = await windowOf(people.head.fullName);
  const board = await windowOf(people.leader.fullName);

  await test.step('the coordinator opens a round', async () => {
    await signIn(office, people.coordinator);
    await office.goto('/nhu-cau');
    await look(office, '01-rounds-none');
    await office.getByRole('button', { name: 'Mở đợt rà soát' }).first().click();
    const form = office.getByRole('dialog', { name: 'Mở đợt rà soát' });
    await form.getByLabel('Năm', { exact: true }).selectOption('2027');
    await fillDay(form, 'Hạn gửi', '31/12/2026');
    await form.getByRole('button', { name: 'Mở đợt rà soát' }).click();
    await expect(office.getByRole('heading', { level: 1, name: round })).toBeVisible();
    await look(office, '02-round');
  });

  await test.step('a head writes what the unit needs and hands it in', async () => {
    await signIn(unit, people.head);
    await unit.getByRole('link', { name: `Gửi nhu cầu bồi dưỡng: ${round}` }).click();
    await unit.getByRole('button', { name: 'Thêm nhu cầu' }).click();
    const need = unit.getByRole('region', { name: 'Nhu cầu 1' });
    await choose(need, 'Chương trình', 'KN-02', /^KN-02/);
    await unit.getByRole('button', { name: 'Gửi nhu cầu' }).click();
    // All that is missing is told at its place, and what was typed is kept.
    await expect(need.getByLabel('Số người')).toHaveAttribute('aria-invalid', 'true');
    await look(unit, '03-need-faults');
    await need.getByLabel('Số người').fill('2');
    await need.getByLabel('Quý').selectOption({ label: 'Quý II' });
    await need.getByLabel('Kinh phí dự kiến').fill('6000000');
    await unit.getByRole('button', { name: 'Gửi nhu cầu' }).click();
    await expectDone(unit, 'Đã gửi nhu cầu.');
    await unit.setViewportSize({ width: 360, height: 740 });
    await look(unit, '04-handed-in-phone');
    await unit.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('the coordinator sends them back, the head mends them, they are taken', async () => {
    await office.reload();
    await office.getByRole('link', { name: UNIT }).click();
    await look(office, '05-submission');
    await office.getByRole('button', { name: 'Trả lại bổ sung' }).click();
    const why = office.getByRole('dialog', { name: 'Trả lại bổ sung' });
    await why.getByLabel('Lý do').fill('Bổ sung người dự kiến cử đi');
    await why.getByRole('button', { name: 'Trả lại bổ sung' }).click();
    await expectDone(office, 'Đã trả lại nhu cầu.');

    await unit.reload();
    await expect(unit.getByText('Bổ sung người dự kiến cử đi')).toBeVisible();
    const need = unit.getByRole('region', { name: 'Nhu cầu 1' });
    await need.getByLabel('Số người').fill('3');
    await look(unit, '06-mending');
    await unit.getByRole('button', { name: 'Gửi nhu cầu' }).click();
    await expectDone(unit, 'Đã gửi nhu cầu.');

    await office.reload();
    await office.getByRole('button', { name: 'Tiếp nhận' }).click();
    await expectDone(office, 'Đã tiếp nhận nhu cầu.');
  });

  await test.step('the needs are put together and the plan is made of them', async () => {
    await office.getByRole('link', { name: round }).click();
    await office.getByRole('tab', { name: 'Tổng hợp' }).click();
    await expect(office.getByRole('region', { name: 'Phân bổ theo quý' })).toContainText('3 người');
    await look(office, '07-consolidation');
    await office.getByRole('button', { name: 'Lập kế hoạch năm' }).click();
    await expect(office.getByRole('heading', { level: 1, name: plan })).toBeVisible();
    await office.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await expectDone(office, 'Đã trình lãnh đạo.');
  });

  await test.step('the leader approves it', async () => {
    await signIn(board, people.leader);
    await board.getByRole('link', { name: `Phê duyệt kế hoạch năm: ${plan}` }).click();
    await look(board, '08-before-approval');
    await board.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
    await expectDone(board, 'Đã phê duyệt kế hoạch.');
  });

  await test.step('a course is opened from the item, and the chain is followed back', async () => {
    await office.reload();
    await look(office, '09-plan');
    await office.getByRole('link', { name: /^Mở lớp cho mục:/ }).click();
    await office.getByLabel('Nguồn lớp').selectOption({ label: 'Phường tổ chức' });
    await office.getByLabel('Cơ quan tổ chức').fill('UBND phường Thạch Khôi');
    await fillDay(office, 'Ngày khai giảng', '06/04/2027');
    await fillDay(office, 'Ngày bế giảng', '08/04/2027');
    await office.getByRole('button', { name: 'Lưu lớp' }).click();
    await office.getByRole('link', { name: /^Năm 2027, quý II/ }).click();
    await expect(office.getByRole('heading', { level: 1, name: plan })).toBeVisible();
    await expect(office.getByText('06/04/2027 – 08/04/2027')).toBeVisible();
    await office.setViewportSize({ width: 360, height: 740 });
    await look(office, '10-plan-phone');
    await office.setViewportSize({ width: 1280, height: 800 });
    await office.getByRole('link', { name: `${UNIT} (3)` }).click();
    await expect(office.getByRole('heading', { level: 1, name: UNIT })).toBeVisible();
    await expect(office.getByRole('link', { name: /^Quý II ·/ })).toBeVisible();
  });
});
