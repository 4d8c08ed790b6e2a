import { expectDone, SCAN } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people, WARD } from '../support/office.ts';
import { signIn } from '../support/people.ts';

const number = '197/KH-UBND';

test('a document is confirmed on a phone-sized screen, and its share is seen', async ({ server, windowOf }) => {
  test.setTimeout(240_000);
  const { coordinator } = await openWard(server);
  const document = await coordinator.post('/documents', {
    number,
    title: 'Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương cấp phường',
    issuer: 'UBND thành phố Hải Phòng',
    issued_on: '2026-06-01',
    deadline: '2026-12-31',
    unit_ids: [await coordinator.idOf('/units', 'name', WARD)],
    categories: ['official', 'civil_servant', 'public_employee', 'worker'],
    party_members: true,
  });
  const form = new FormData();
  form.append('file', new Blob([SCAN.buffer], { type: SCAN.mimeType }), 'ke-hoach-197.pdf');
  await coordinator.post(`/documents/${document.id}/files`, form);

  const phone = await windowOf(people.staff.fullName);
  await phone.setViewportSize({ width: 360, height: 740 });
  await test.step('the person is told, opens the file, ticks and confirms', async () => {
    await signIn(phone, people.staff);
    await phone.getByRole('link', { name: `Đọc và xác nhận văn bản: ${number}` }).click();
    await expect(phone.getByRole('heading', { level: 1, name: number })).toBeVisible();
    const reading = phone.getByRole('region', { name: 'Đọc và xác nhận' });
    const saved = phone.waitForEvent('download');
    await reading.getByRole('button', { name: /^Mở văn bản: ke-hoach-197\.pdf/ }).click();
    expect((await saved).suggestedFilename()).toBe('ke-hoach-197.pdf');
    await expect(reading.getByRole('button', { name: 'Xác nhận', exact: true })).toBeDisabled();
    await look(phone, '01-to-read-phone');
    await reading.getByLabel('Tôi đã đọc và nắm nội dung').check();
    await reading.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await expectDone(phone, 'Đã xác nhận.');
    await expect(reading.getByText(/^Đọc và xác nhận trên phần mềm, ngày/)).toBeVisible();
    await expect(reading.getByRole('checkbox')).toHaveCount(0);
    await look(phone, '02-confirmed-phone');
    await phone.goto('/van-ban');
    await look(phone, '03-documents-phone');
  });

  await test.step('the head marks who was at the session, the coordinator sees whom it has reached', async () => {
    const unit = await windowOf(people.head.fullName);
    await signIn(unit, people.head);
    await unit.goto('/pho-bien');
    await unit.getByRole('button', { name: 'Thêm buổi phổ biến' }).first().click();
    const dialog = unit.getByRole('dialog', { name: 'Thêm buổi phổ biến' });
    await dialog.getByLabel('Địa điểm').fill('Phòng họp tầng 2');
    await dialog.getByLabel('Người chủ trì').fill(people.head.fullName);
    await dialog.getByRole('combobox', { name: 'Văn bản được phổ biến' }).click();
    await unit.getByRole('option', { name: number }).click();
    await dialog.getByLabel('Người chủ trì').click();
    await dialog.getByRole('button', { name: 'Chọn tất cả', exact: true }).click();
    await look(unit, '04-session');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await expectDone(unit, 'Đã lưu buổi phổ biến.');
    await look(unit, '05-sessions');

    const office = await windowOf(people.coordinator.fullName);
    await signIn(office, people.coordinator);
    await office.goto('/van-ban');
    await look(office, '06-documents');
    await office.getByRole('link', { name: number }).click();
    await expect(office.getByRole('region', { name: 'Kết quả theo đơn vị' })).toContainText('100%');
    await look(office, '07-document');
    await office.setViewportSize({ width: 360, height: 740 });
    await look(office, '08-document-phone');
  });
});
