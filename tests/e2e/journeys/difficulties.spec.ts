import { expectDone, fillDay } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people } from '../support/office.ts';
import { signIn } from '../support/people.ts';

const title = 'Lớp trùng tuần giải ngân cuối năm';

test('a difficulty is reported on a phone, advised, decided, and the unit is told', async ({ server, windowOf }) => {
  test.setTimeout(240_000);
  await openWard(server);
  const phone = await windowOf(people.head.fullName);
  await phone.setViewportSize({ width: 360, height: 740 });

  await test.step('the head writes it and reports it', async () => {
    await signIn(phone, people.head);
    await phone.goto('/kho-khan');
    await look(phone, '01-none-phone');
    await phone.getByRole('button', { name: 'Báo cáo khó khăn' }).first().click();
    const dialog = phone.getByRole('dialog', { name: 'Báo cáo khó khăn' });
    await dialog.getByLabel('Về việc').selectOption('Bố trí người đi học');
    await dialog.getByLabel('Tóm tắt').fill(title);
    await dialog
      .getByLabel('Nội dung khó khăn, vướng mắc')
      .fill('Ba chuyên viên cùng được triệu tập trong tuần giải ngân, phòng chỉ còn hai người.');
    await dialog.getByLabel('Đề xuất của đơn vị').fill('Chuyển một người sang lớp sau.');
    await look(phone, '02-writing-phone');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await look(phone, '03-draft-phone');
    await phone.getByRole('button', { name: 'Báo cáo', exact: true }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Báo cáo', exact: true }).click();
    await expectDone(phone, 'Đã báo cáo cơ quan chủ trì.');
    await expect(phone.getByText('Đã báo cáo', { exact: true })).toBeVisible();
  });

  const office = await windowOf(people.coordinator.fullName);
  await test.step('the coordinator asks back', async () => {
    await signIn(office, people.coordinator);
    await office.getByRole('link', { name: `Tham mưu xử lý khó khăn, vướng mắc: ${title}` }).click();
    await expect(office.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await look(office, '04-reported');
    await office.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    const dialog = office.getByRole('dialog', { name: 'Yêu cầu bổ sung' });
    await dialog.getByLabel('Cần bổ sung gì').fill('Nêu tên những người được triệu tập.');
    await look(office, '05-asking-back');
    await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    await expectDone(office, 'Đã yêu cầu đơn vị bổ sung.');
  });

  await test.step('the head completes it', async () => {
    await phone.goto('/');
    await phone.getByRole('link', { name: `Bổ sung thông tin khó khăn, vướng mắc: ${title}` }).click();
    await expect(phone.getByText('Nêu tên những người được triệu tập.')).toBeVisible();
    await look(phone, '06-asked-back-phone');
    await phone.getByRole('button', { name: 'Bổ sung, gửi lại' }).click();
    const dialog = phone.getByRole('dialog', { name: 'Bổ sung, gửi lại' });
    await dialog.getByLabel('Nội dung bổ sung').fill('Các ông Đức, An và bà Hoà.');
    await dialog.getByRole('button', { name: 'Bổ sung, gửi lại' }).click();
    await expectDone(phone, 'Đã gửi nội dung bổ sung.');
  });

  await test.step('the coordinator advises', async () => {
    await office.reload();
    await office.getByRole('button', { name: 'Tham mưu, trình lãnh đạo' }).click();
    const dialog = office.getByRole('dialog', { name: 'Tham mưu, trình lãnh đạo' });
    await dialog
      .getByLabel('Ý kiến tham mưu')
      .fill('Phương án 1: chuyển bà Hoà sang lớp sau. Phương án 2: giữ nguyên. Kiến nghị chọn phương án 1.');
    await look(office, '07-advising');
    await dialog.getByRole('button', { name: 'Tham mưu, trình lãnh đạo' }).click();
    await expectDone(office, 'Đã trình lãnh đạo.');
    await office.goto('/kho-khan');
    await look(office, '08-list');
  });

  await test.step('the leader decides', async () => {
    const leader = await windowOf(people.leader.fullName);
    await signIn(leader, people.leader);
    await leader.getByRole('link', { name: `Quyết định xử lý khó khăn, vướng mắc: ${title}` }).click();
    await expect(leader.getByText('Kiến nghị chọn phương án 1.').first()).toBeVisible();
    await look(leader, '09-before-the-leader');
    await leader.getByRole('button', { name: 'Quyết định', exact: true }).click();
    const dialog = leader.getByRole('dialog', { name: 'Quyết định của lãnh đạo' });
    await dialog.getByLabel('Quyết định của lãnh đạo').fill('Đồng ý phương án 1.');
    await dialog.getByLabel('Giao thực hiện').fill('Phòng Văn hoá - Xã hội');
    await fillDay(dialog, 'Hạn thực hiện', '31/12/2026');
    await look(leader, '10-deciding');
    await dialog.getByRole('button', { name: 'Quyết định', exact: true }).click();
    await expectDone(leader, 'Đã quyết định; đơn vị được báo.');
    await look(leader, '11-decided');
  });

  await test.step('the head sees the decision and closes', async () => {
    await phone.goto('/');
    await phone.getByRole('link', { name: `Xem trả lời khó khăn, vướng mắc: ${title}` }).click();
    await expect(phone.getByRole('region', { name: 'Quyết định của lãnh đạo' })).toContainText('Đồng ý phương án 1.');
    await look(phone, '12-answer-phone');
    await phone.getByRole('button', { name: 'Đã nhận kết quả, kết thúc' }).click();
    const dialog = phone.getByRole('dialog', { name: 'Đã nhận kết quả, kết thúc' });
    await dialog.getByRole('button', { name: 'Đã nhận kết quả, kết thúc' }).click();
    await expectDone(phone, 'Đã kết thúc.');
    await look(phone, '13-closed-phone');
  });
});
