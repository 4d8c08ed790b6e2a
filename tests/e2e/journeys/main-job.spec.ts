import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { City } from '../support/city.ts';
import { choose, expectDone, fillDay, SCAN } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { Office, people, ROSTER, UNIT, WARD } from '../support/office.ts';
import { ADMINISTRATOR, arrive, expectDuties, fillPasswords, type Person, setUp } from '../support/people.ts';
import { withCells } from '../support/workbook.ts';

const { coordinator, leader, head, staff } = people;
const colleague = 'Trần Thanh Ánh';
const third = 'Vũ Hữu Dũng';
const course = 'Lớp kiến thức quản lý nhà nước cho công chức phường';
const narrow = { width: 360, height: 740 };
const wide = { width: 1280, height: 800 };

/** Takes over an account with the code of a printed slip. */
async function activate(page: Page, code: string, person: Person): Promise<void> {
  await page.goto('/kich-hoat');
  await page.getByLabel('Mã kích hoạt').fill(code);
  await fillPasswords(page, person.password);
  await page.getByRole('button', { name: 'Kích hoạt' }).click();
  await expectDuties(page);
}

test('the whole main job, from an empty machine to the first evaluation pulled by the city', async ({
  page: admin,
  server,
  windowOf,
}) => {
  // Some sixty pages, each drawn, measured and read by axe.
  test.setTimeout(900_000);
  const office = await windowOf(coordinator.fullName);
  const unit = await windowOf(head.fullName);
  const board = await windowOf(leader.fullName);
  const desk = await windowOf(staff.fullName);
  let courseUrl = '';

  await test.step('set-up: the first administrator, and an account for the coordinator', async () => {
    await setUp(admin, server);
    await look(admin, '01-set-up');
    await admin.goto('/tai-khoan');
    await admin.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const form = admin.getByRole('dialog', { name: 'Thêm tài khoản' });
    await form.getByLabel('Họ và tên').fill(coordinator.fullName);
    await form.getByLabel('Tên đăng nhập').fill(coordinator.userName);
    await form.getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: 'Cơ quan chủ trì' });
    await choose(form, 'Đơn vị', 'thach khoi', WARD);
    await look(admin, '02-account');
    await form.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Phiếu kích hoạt' })).toBeVisible();
    await look(admin, '02-slip');
  });
  const system = await Office.signIn(server, ADMINISTRATOR);
  const coordinatorAccount = await system.idOf('/accounts', 'user_name', coordinator.userName);

  await test.step('the coordinator takes over the account with the slip', async () => {
    const code = await admin.getByText('Mã kích hoạt:').locator('xpath=following-sibling::*').innerText();
    await admin.getByRole('button', { name: 'Đã phát phiếu' }).click();
    await expect(admin.getByRole('link', { name: coordinator.fullName })).toBeVisible();
    await office.goto('/kich-hoat');
    await look(office, '02-activation');
    await activate(office, code, coordinator);
    await look(office, '03-coordinator-duties');
  });

  await test.step('the roster is imported: a bad cell is told by its address, a column is mapped anew', async () => {
    await office.goto('/can-bo/nhap');
    await look(office, '04-import');
    const chooseFile = (name: string, buffer: Buffer) =>
      office.locator('input[type="file"]').setInputFiles({
        name,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer,
      });
    const sample = await readFile(ROSTER);
    const slipped = withCells(sample, [
      { sheet: 'sheet1', cell: 'D13', text: '31/02/1983' },
      { sheet: 'sheet1', cell: 'E7', text: 'Đang giữ' },
    ]);
    await chooseFile('danh-sach-cbcc-2026.xlsx', slipped);
    const issues = office.getByRole('region', { name: 'Ô cần xem lại (1)' });
    await expect(issues).toContainText('CBCC phường · D13');
    await expect(issues).toContainText('31/02/1983');
    const title = office.getByLabel('Cột E: Đang giữ');
    await look(office, '05-import-preview');
    await title.selectOption({ label: 'Chức vụ, chức danh' });
    await expect(title).toHaveValue('title');
    await look(office, '06-import-mapped');
    await office.setViewportSize(narrow);
    await look(office, '07-import-phone');
    await office.setViewportSize(wide);

    // The clerk mends the cell in Excel and chooses the file again.
    await office.getByRole('button', { name: /^Bỏ / }).click();
    await chooseFile('danh-sach-cbcc-2026.xlsx', sample);
    await expect(office.getByText('Không có ô nào cần xem lại.')).toBeVisible();
    await office.getByRole('button', { name: 'Nhập danh sách' }).click();
    await expect(office.getByRole('heading', { level: 1, name: 'Đã nhập danh sách' })).toBeVisible();
    await look(office, '08-imported');
    await office.goto('/can-bo');
    await office.getByLabel('Tìm kiếm').fill('phung thanh thao');
    await expect(office.getByRole('link', { name: staff.fullName })).toBeVisible();
    await look(office, '09-staff');
  });

  await test.step('the administrator makes accounts from the roster and gives roles', async () => {
    const ward = await system.idOf('/units', 'name', WARD);
    const roster = await Office.signIn(server, coordinator);
    await system.patch(`/accounts/${coordinatorAccount}`, {
      staff_id: await roster.idOf('/staff', 'full_name', coordinator.fullName),
    });
    const { items: slips } = await system.post<{ items: { account_id: string; user_name: string; code: string }[] }>(
      '/accounts/from-roster',
    );
    expect(slips).toHaveLength(100);
    const slipOf = ({ userName }: Person) => {
      const slip = slips.find(({ user_name }) => user_name === userName);
      expect(slip, userName).toBeDefined();
      return slip ?? { account_id: '', code: '' };
    };
    const grant = (person: Person, role: string, unit_id: string) =>
      system.post(`/accounts/${slipOf(person).account_id}/roles`, { role, unit_id });
    await grant(leader, 'leader', ward);
    await grant(leader, 'unit_head', ward);
    await grant(head, 'unit_head', await system.idOf('/units', 'name', UNIT));
    await activate(board, slipOf(leader).code, leader);
    await unit.setViewportSize(narrow);
    await activate(unit, slipOf(head).code, head);
    await look(unit, '10-head-duties-phone');
    await activate(desk, slipOf(staff).code, staff);
    await look(desk, '11-staff-duties');
  });

  await test.step('the coordinator looks at the catalogue and makes a course of the ward with its sessions', async () => {
    await office.goto('/chuong-trinh');
    await look(office, '12-catalogue');
    await office.getByRole('link', { name: /kiến thức chung về quản lý nhà nước/ }).click();
    await look(office, '13-programme');

    await office.goto('/lop');
    await look(office, '14-no-courses');
    await office.getByRole('link', { name: 'Thêm lớp' }).click();
    await office.getByRole('button', { name: 'Lưu lớp' }).click();
    await look(office, '15-course-faults');
    await office.getByLabel('Nguồn lớp').selectOption({ label: 'Phường tổ chức' });
    await choose(office, 'Chương trình', 'quan ly nha nuoc dap ung', /^QLNN-01/);
    await office.getByLabel('Tên lớp').fill(course);
    await office.getByLabel('Cơ quan tổ chức').fill(WARD);
    await fillDay(office, 'Ngày khai giảng', '12/10/2026');
    await fillDay(office, 'Ngày bế giảng', '23/10/2026');
    await fillDay(office, 'Hạn cử người', '09/10/2026');
    await office.getByLabel('Số chỗ').fill('20');
    await office.getByLabel('Địa điểm').fill('Hội trường UBND phường');
    await look(office, '16-course-form');
    await office.getByRole('button', { name: 'Lưu lớp' }).click();
    await expect(office.getByRole('heading', { level: 1, name: course })).toBeVisible();
    courseUrl = new URL(office.url()).pathname;

    await office.goto(`${courseUrl}?tab=buoi-hoc`);
    await office.getByRole('button', { name: 'Sửa lịch học' }).click();
    await office.getByRole('button', { name: 'Thêm cùng giờ cho nhiều ngày' }).click();
    for (const day of [12, 14, 16, 19, 21, 23]) {
      await office.getByRole('button', { name: new RegExp(`^${day} tháng 10`) }).click();
    }
    await look(office, '17-many-sessions');
    await office.getByRole('button', { name: 'Thêm 6 buổi' }).click();
    await office.getByRole('button', { name: 'Đóng' }).click();
    await look(office, '18-timetable-edited');
    await office.getByRole('button', { name: 'Lưu lịch học' }).click();
    await expectDone(office, 'Đã lưu lịch học.');
    await look(office, '19-timetable');
    await office.getByRole('button', { name: 'Mở lớp' }).click();
    await expectDone(office, 'Đã mở lớp.');
    await office.goto(courseUrl);
    await look(office, '20-course');
  });

  await test.step('a course of a superior comes with a letter', async () => {
    await office.goto('/lop/moi');
    await choose(office, 'Chương trình', 'LD-01', /^LD-01/);
    await office.getByLabel('Cơ quan tổ chức').fill('Trường Chính trị thành phố');
    await office.getByRole('button', { name: 'Nhập công văn mới' }).click();
    const letter = office.getByRole('dialog', { name: 'Nhập công văn mới' });
    await letter.getByLabel('Số, ký hiệu').fill('1523/SNV-CCVC');
    await fillDay(letter, 'Ngày ban hành', '01/10/2026');
    await letter.getByLabel('Cơ quan ban hành').fill('Sở Nội vụ');
    await letter.getByLabel('Trích yếu').fill('Cử cán bộ, công chức tham gia lớp bồi dưỡng lãnh đạo, quản lý');
    await letter.getByLabel('Số chỉ tiêu phân bổ').fill('3');
    await letter.locator('input[type="file"]').setInputFiles({ name: 'cong-van-1523.pdf', ...SCAN });
    await look(office, '21-letter');
    await letter.getByRole('button', { name: 'Lưu' }).click();
    await expect(letter).toBeHidden();
    await fillDay(office, 'Ngày khai giảng', '02/11/2026');
    await fillDay(office, 'Ngày bế giảng', '13/11/2026');
    await office.getByRole('button', { name: 'Lưu lớp' }).click();
    await expect(office.getByText('Số 1523/SNV-CCVC ngày 01/10/2026 của Sở Nội vụ')).toBeVisible();
    await look(office, '22-superior-course');
  });

  await test.step('the head proposes, on a phone, and sees that one person too many empties the office', async () => {
    await unit.goto(courseUrl);
    await look(unit, '23-course-phone');
    await unit.getByRole('link', { name: 'Đề xuất cử' }).click();
    await look(unit, '24-nominate-phone');
    await unit.getByRole('checkbox', { name: staff.fullName }).check();
    await unit.getByRole('checkbox', { name: colleague }).check();
    await expect(unit.getByText('Đã chọn 2 người')).toBeVisible();
    await expect(unit.getByText('Ngày nào cũng đủ người')).toBeVisible();
    const checked = unit.waitForResponse((answer) => answer.url().endsWith('/nominations/check'));
    await unit.getByRole('checkbox', { name: third }).check();
    const { units } = await (await checked).json();
    expect(units).toMatchObject([{ name: UNIT, short: true }]);
    await expect(unit.getByText('Có ngày thiếu người')).toBeVisible();
    await look(unit, '25-one-too-many-phone');
    await unit.setViewportSize(wide);
    await look(unit, '26-one-too-many');
    await unit.setViewportSize(narrow);
    await unit.getByRole('checkbox', { name: third }).uncheck();
    await expect(unit.getByText('Ngày nào cũng đủ người')).toBeVisible();
    await unit.getByRole('combobox', { name: 'Người đảm nhận thay' }).fill('do thi minh van');
    await unit.getByRole('option', { name: /Đỗ Thị Minh Vân/ }).click();
    await look(unit, '27-ready-phone');
    await unit.getByRole('button', { name: 'Đề xuất cử (2 người)' }).click();
    await expectDone(unit, 'Đã xong với 2 người.');
    await look(unit, '28-proposed-phone');
  });

  await test.step('the coordinator endorses', async () => {
    await office.goto('/');
    await look(office, '29-coordinator-duties');
    await office.goto('/cu-di-hoc');
    await office.getByRole('checkbox', { name: 'Chọn tất cả mục đã tải' }).check();
    await look(office, '30-to-endorse');
    await office.getByRole('button', { name: 'Tổng hợp, trình' }).click();
    await expect(office.getByRole('table').getByText('Đã trình lãnh đạo')).toHaveCount(2);
    await office.getByRole('link', { name: staff.fullName }).click();
    await look(office, '31-nomination');
  });

  await test.step('the coordinator enters one more at once, for the unit to confirm', async () => {
    await office.goto(`${courseUrl}/de-xuat`);
    await office.getByRole('radio', { name: /^Nhập nhanh/ }).check();
    await office.getByLabel('Tìm theo tên, không cần gõ dấu').fill('vu huu dung');
    await office.getByRole('checkbox', { name: third }).check();
    await expect(office.getByText(/Có thể vắng/).first()).toBeVisible();
    await look(office, '32-quick-entry');
    await office.getByRole('button', { name: 'Nhập nhanh danh sách (1 người)' }).click();
    await expectDone(office, 'Đã xong với 1 người.');
  });

  await test.step('the leader approves, with the consequences shown', async () => {
    await board.goto('/');
    await look(board, '33-leader-duties');
    await board.goto('/phe-duyet');
    await expect(board.getByText('Có ngày thiếu người')).toBeVisible();
    await look(board, '34-approvals');
    const outcome = board.waitForResponse((answer) => answer.url().endsWith('/nominations/actions'));
    await board.getByRole('button', { name: 'Phê duyệt (3)' }).click();
    expect(await (await outcome).text()).toContain('"unit_understaffed"');
    await expect(board.getByRole('alert').filter({ hasText: 'Đơn vị sẽ thiếu người' })).toBeVisible();
    await look(board, '35-one-too-many-refused');
    await board.getByRole('button', { name: 'Cho phép cử, có lý do (1)' }).click();
    const override = board.getByRole('dialog');
    await expect(override.getByLabel('Lý do')).toBeVisible();
    await look(board, '36-override');
    await override.getByRole('button', { name: 'Hủy' }).click();
    await board.getByRole('button', { name: 'Không phê duyệt' }).click();
    const refusal = board.getByRole('dialog', { name: 'Không phê duyệt' });
    await refusal.getByLabel('Lý do').fill('Trung tâm phải còn ít nhất bảy người tiếp dân.');
    await refusal.getByRole('button', { name: 'Không phê duyệt' }).click();
    await expect(board.getByText('Không có danh sách nào chờ phê duyệt')).toBeVisible();
    await board.goto(`${courseUrl}?tab=danh-sach-cu`);
    await expect(board.getByRole('table').getByText('Không phê duyệt')).toBeVisible();
    await look(board, '37-decided');
  });

  await test.step('attendance is marked, with the keyboard', async () => {
    await server.setClock('2026-10-26T08:00:00+07:00');
    await arrive(office, coordinator);
    await look(office, '38-coordinator-duties-after');
    await office.goto(`${courseUrl}?tab=diem-danh`);
    const grid = office.getByRole('grid', { name: 'Điểm danh' });
    await expect(grid).toBeVisible();
    for (const button of await grid.getByRole('button').all()) {
      await button.click();
    }
    await office.locator('[data-cell="0-1"]').focus();
    await office.keyboard.press('m');
    await office.keyboard.press('ArrowRight');
    await office.keyboard.press('p');
    await look(office, '39-attendance');
    await office.getByRole('button', { name: 'Lưu điểm danh (12)' }).click();
    await expectDone(office, 'Đã lưu điểm danh.');
    await look(office, '40-attendance-saved');
    await office.setViewportSize(narrow);
    await look(office, '41-attendance-phone');
    await office.setViewportSize(wide);
  });

  await test.step('results are entered', async () => {
    await office.goto(`${courseUrl}?tab=ket-qua`);
    await office.getByRole('button', { name: 'Cả lớp đạt' }).click();
    await office.getByLabel(`Điểm của ${staff.fullName}`).fill('8,25');
    await look(office, '42-results');
    await office.getByRole('button', { name: 'Nhập kết quả (2)' }).click();
    await expectDone(office, 'Đã nhập kết quả của 2 người.');
    await look(office, '43-results-entered');
    await office.getByRole('button', { name: 'Kết thúc lớp' }).click();
    await expectDone(office, 'Đã kết thúc lớp.');
  });

  await test.step('the person hands in the certificate with its scan, and the coordinator verifies it', async () => {
    await arrive(desk, staff);
    await look(desk, '44-staff-duties');
    await desk.goto('/chung-chi');
    await desk.getByRole('button', { name: 'Nộp chứng chỉ' }).click();
    const form = desk.getByRole('dialog', { name: 'Nộp chứng chỉ' });
    await form.getByLabel('Của lớp').selectOption({ label: `${staff.fullName} · ${course}` });
    await form.getByLabel('Số hiệu').fill('QLNN-2026-0147');
    await form.getByLabel('Cơ quan cấp').fill(WARD);
    await fillDay(form, 'Ngày cấp', '23/10/2026');
    await form.locator('input[type="file"]').setInputFiles({ name: 'chung-chi.pdf', ...SCAN });
    await look(desk, '45-certificate');
    await form.getByRole('button', { name: 'Nộp chứng chỉ' }).click();
    await expect(form).toBeHidden();
    await look(desk, '46-certificate-handed-in');

    await office.goto('/chung-chi');
    await office.getByRole('checkbox', { name: `Chọn ${staff.fullName}` }).check();
    await look(office, '47-to-verify');
    await office.getByRole('button', { name: 'Xác nhận đã đối chiếu (1)' }).click();
    await expectDone(office, 'Đã xác nhận 1 chứng chỉ.');
    await look(office, '48-verified');
  });

  await test.step('the person reports, on a phone, and the coordinator takes the report', async () => {
    await desk.setViewportSize(narrow);
    await desk.goto('/');
    await look(desk, '49-staff-duties-phone');
    await desk.goto('/bao-cao-ket-qua');
    await desk.getByRole('button', { name: `Viết báo cáo lớp ${course}` }).click();
    await desk.getByLabel('1/4. Nội dung đã tiếp thu').fill('Nguyên tắc tổ chức chính quyền địa phương hai cấp.');
    await desk
      .getByLabel('2/4. Liên hệ với vị trí việc làm')
      .fill('Tiếp nhận hồ sơ đúng thẩm quyền sau khi phân cấp.');
    await desk.getByLabel('3/4. Kế hoạch vận dụng').fill('Rà soát thủ tục trong tháng 11/2026.');
    await look(desk, '50-report-phone');
    await desk.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await expectDone(desk, 'Đã gửi báo cáo.');
    await look(desk, '51-report-sent-phone');

    await office.goto('/bao-cao-ket-qua');
    await look(office, '52-reports');
    await office.getByRole('link', { name: staff.fullName }).click();
    await look(office, '53-report');
    await office.getByRole('button', { name: 'Tiếp nhận' }).click();
    await expectDone(office, 'Đã tiếp nhận báo cáo.');
    await look(office, '54-report-taken');
  });

  await test.step('the evaluation is refused a day before three months have passed', async () => {
    await server.setClock('2027-01-22T08:00:00+07:00');
    await unit.setViewportSize(wide);
    await arrive(unit, head);
    await unit.goto('/danh-gia');
    await expect(unit.getByText('Mở ngày 23/01/2027').first()).toBeVisible();
    await expect(unit.getByRole('button', { name: `Đánh giá ${staff.fullName}` })).toHaveCount(0);
    await look(unit, '55-too-early');
    const early = await Office.signIn(server, head);
    const { items } = await early.get<{ items: { courses: { nomination_id: string }[] }[] }>('/evaluations/due');
    await expect(
      early.post('/evaluations', { nomination_id: items[0]?.courses[0]?.nomination_id }),
    ).rejects.toThrow(/evaluation_too_early/);
  });

  await test.step('three months on the head evaluates and signs', async () => {
    await server.setClock('2027-01-25T08:00:00+07:00');
    await arrive(unit, head);
    await look(unit, '56-head-duties-evaluation');
    await unit.goto('/danh-gia');
    await look(unit, '57-evaluations-due');
    await unit.getByRole('button', { name: `Đánh giá ${staff.fullName}` }).click();
    const criteria = unit.getByRole('radiogroup');
    await expect(criteria).toHaveCount(6);
    for (let number = 0; number < 5; number += 1) {
      await criteria.nth(number).getByRole('radio', { name: '8', exact: true }).check();
    }
    await criteria.nth(5).getByRole('radio', { name: 'Không áp dụng' }).check();
    await unit.getByLabel('Nhận xét chung').fill('Xử lý hồ sơ nhanh, đúng thẩm quyền sau khi học.');
    await expect(unit.getByText('Đã trả lời đủ các tiêu chí.')).toBeVisible();
    await look(unit, '58-evaluation');
    await unit.setViewportSize(narrow);
    await look(unit, '59-evaluation-phone');
    await unit.setViewportSize(wide);
    await unit.getByRole('button', { name: 'Lưu nháp' }).click();
    await expectDone(unit, 'Đã lưu nháp.');
    await unit.getByRole('button', { name: 'Ký phiếu đánh giá' }).click();
    const dialog = unit.getByRole('dialog', { name: 'Ký phiếu đánh giá' });
    await look(unit, '60-sign');
    await dialog.getByRole('button', { name: 'Ký phiếu đánh giá' }).click();
    await expectDone(unit, 'Đã ký phiếu đánh giá.');
    await look(unit, '61-signed');
  });

  await test.step('the person sees it all in one line of time', async () => {
    await arrive(desk, staff);
    await desk.goto('/ho-so');
    await expect(desk.getByText(course).filter({ visible: true }).first()).toBeVisible();
    await look(desk, '62-own-file-phone');
  });

  await test.step('the city pulls, and holds all of it', async () => {
    await arrive(admin, ADMINISTRATOR);
    await admin.goto('/phan-mem-thanh-pho');
    await admin.getByRole('button', { name: 'Thêm phần mềm' }).click();
    const form = admin.getByRole('dialog', { name: 'Thêm phần mềm' });
    await form.getByLabel('Tên phần mềm').fill('Phần mềm của thành phố');
    await choose(form, 'Đơn vị được xem', 'thach khoi', WARD);
    await form.locator('input[value="sync:read:personal"]').check();
    await look(admin, '63-program');
    await form.getByRole('button', { name: 'Thêm và cấp khóa bí mật' }).click();
    const id = await admin.getByRole('textbox', { name: 'Mã phần mềm (client_id)' }).inputValue();
    const secret = await admin.getByRole('textbox', { name: 'Khóa bí mật (client_secret)' }).inputValue();
    await look(admin, '64-secret');
    await admin.getByRole('button', { name: 'Đã lưu khóa' }).click();
    const city = await City.signIn(server, id, secret);
    await city.pullAll();
    await admin.goto('/phan-mem-thanh-pho');
    await expect(admin.getByText('Đã lấy đủ').first()).toBeVisible();
    await look(admin, '65-pulled');

    const person = city.only('staff', { full_name: staff.fullName });
    expect(city.all('staff')).toHaveLength(101);
    expect(city.only('units', { id: person.unit_id }).name).toBe(UNIT);
    const held = city.only('courses', { name: course });
    expect(held).toMatchObject({ origin: 'own', state: 'finished', first_day: '2026-10-12', last_day: '2026-10-23' });
    expect(city.only('programmes', { id: held.programme_id }).code).toBe('QLNN-01');
    expect(city.all('sessions').filter(({ course_id }) => course_id === held.id)).toHaveLength(6);
    const nomination = city.only('nominations', { staff_id: person.id });
    expect(nomination).toMatchObject({ course_id: held.id, state: 'completed' });
    const mine = { nomination_id: nomination.id };
    const marks = city.all('attendance').filter(({ nomination_id }) => nomination_id === nomination.id);
    expect(marks).toHaveLength(6);
    expect(city.only('results', mine)).toMatchObject({ outcome: 'passed', score_hundredths: 825 });
    expect(city.only('certificates', mine)).toMatchObject({
      number: 'QLNN-2026-0147',
      issued_on: '2026-10-23',
      state: 'verified',
    });
    expect(city.only('result-reports', mine)).toMatchObject({
      state: 'accepted',
      plan_to_apply: 'Rà soát thủ tục trong tháng 11/2026.',
    });
    const evaluation = city.only('evaluations', { staff_id: person.id });
    expect(evaluation).toMatchObject({ index_hundredths: 800, signed_on: '2027-01-25', round: null });
    expect(evaluation.courses).toEqual([expect.objectContaining(mine)]);
  });
});
