import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectDone, fillDay, SCAN } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { signIn } from '../support/people.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

test.use({ command: 'demo' });

const person = (userName: string) => ({ userName, password: DEMO_PASSWORD, fullName: '' });
const title = 'Báo cáo kết quả bồi dưỡng cán bộ, công chức năm 2026';

/** Begins the report of the year that runs, which is offered first. */
async function begin(page: Page): Promise<void> {
  await page.goto('/bao-cao-phuong');
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  const form = page.getByRole('dialog', { name: 'Lập báo cáo' });
  await expect(form.getByLabel('Kỳ báo cáo').locator('option:checked')).toHaveText('Năm 2026');
  await form.getByRole('button', { name: 'Lập báo cáo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Issues the report that is shown, and asks for nothing but a yes. */
async function issue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Phát hành' }).click();
  await page.getByRole('dialog', { name: 'Phát hành' }).getByRole('button', { name: 'Phát hành' }).click();
  await expectDone(page, 'Đã phát hành báo cáo.');
}

async function lookOnPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('the yearly report is written, issued, registered and corrected, and tells what has changed', async ({
  page,
  windowOf,
}) => {
  test.setTimeout(420_000);
  await signIn(page, person('dieuphoi'));
  let first = '';
  let paper = '';

  await test.step('the coordinator begins the report and writes beneath what is computed', async () => {
    await page.goto('/bao-cao-phuong');
    await look(page, '01-reports');
    await begin(page);
    first = page.url();
    await expect(page.getByText(/^Đã cử \d+ lượt người/)).toBeVisible();
    const results = page.getByLabel('II. Kết quả thực hiện');
    await expect(results).toHaveValue(/Phòng Kinh tế, Hạ tầng và Đô thị: /);
    await results.fill('Kế hoạch năm hoàn thành đúng tiến độ.');
    await page.getByRole('button', { name: 'Chèn nội dung các đơn vị đã gửi vào mục II. Kết quả thực hiện' }).click();
    await expect(results).toHaveValue(/^Kế hoạch năm hoàn thành đúng tiến độ\.\n- Phòng Kinh tế/);
    await page.getByLabel('IV. Phương hướng').fill('Tiếp tục cử người học theo kế hoạch năm 2027.');
    await page.getByLabel('Kính gửi').fill('Sở Nội vụ thành phố Hải Phòng');
    // What was typed is asked about before it is lost.
    await page.getByRole('link', { name: 'Lịch', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Ở lại/ }).click();
    await page.getByRole('button', { name: 'Lưu nháp' }).click();
    await expectDone(page, 'Đã lưu nháp.');
    await look(page, '02-draft');
    await lookOnPhone(page, '03-draft-phone');
  });

  await test.step('a figure opens to its names, a target too', async () => {
    await page.getByRole('tab', { name: 'Số liệu' }).click();
    const figure = page.getByRole('button', { name: /^Người, Tổng cộng: / }).first();
    const people = Number(await figure.innerText());
    await figure.click();
    const names = page.getByRole('dialog', { name: /^Người, Tổng cộng: / });
    await expect(names.getByRole('rowheader').first()).toBeVisible();
    // Somebody who was sent several times stands there several times.
    expect(await names.getByRole('rowheader').count()).toBeGreaterThanOrEqual(people);
    await look(page, '04-names');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^CT-04: / }).click();
    const target = page.getByRole('dialog', { name: /^CT-04: / });
    await expect(target.getByRole('rowheader')).toHaveCount(4);
    await page.keyboard.press('Escape');
    await expect(target).toHaveCount(0);
    await look(page, '05-figures');
    await lookOnPhone(page, '06-figures-phone');
    await page.getByRole('tab', { name: 'Đơn vị gửi' }).click();
    await lookOnPhone(page, '07-units-phone');
    await page.getByRole('tab', { name: 'Thay đổi' }).click();
    await expect(page.getByRole('region', { name: 'Thay đổi so với báo cáo trước' })).toBeVisible();
  });

  await test.step('it is issued, and its paper is known again by its content', async () => {
    await page.getByRole('tab', { name: 'Nội dung' }).click();
    await issue(page);
    await expect(page.getByLabel('II. Kết quả thực hiện')).toHaveCount(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải văn bản' }).click();
    paper = await (await download).path();
    await page.goto('/bao-cao-phuong');
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    const check = page.getByRole('dialog', { name: 'Kiểm tra tệp' });
    const file = check.locator('input[type="file"]');
    const issued = await readFile(paper);
    await file.setInputFiles({ name: 'sua.docx', mimeType: '', buffer: Buffer.concat([issued, Buffer.from(' ')]) });
    await expect(check.getByText('Không phải bản đã phát hành')).toBeVisible();
    await file.setInputFiles({ name: 'nhan-duoc.docx', mimeType: '', buffer: issued });
    await expect(check.getByText('Đúng bản đã phát hành')).toBeVisible();
    await look(page, '08-checked');
    await check.getByRole('link', { name: title }).click();
    await expect(page).toHaveURL(first);
  });

  await test.step('the clerk’s number and the signed paper are put in', async () => {
    await page.getByRole('button', { name: 'Ghi số, ngày, bản ký' }).click();
    const form = page.getByRole('dialog', { name: 'Ghi số, ngày, bản ký' });
    await form.getByLabel('Số, ký hiệu').fill('215/BC-UBND');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await expect(form.getByText('Số và ngày ký đi cùng nhau.')).toBeVisible();
    await fillDay(form, 'Ngày ký', '16/11/2026');
    await form.getByLabel('Người ký', { exact: true }).fill('Đoàn Thị Kim Ngọc');
    await form.locator('input[type="file"]').setInputFiles({ name: 'bao-cao-da-ky.pdf', ...SCAN });
    await look(page, '09-registering');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await expectDone(page, 'Đã lưu đăng ký văn bản.');
    await expect(page.getByText('Đã có số và bản ký, không sửa nữa.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rút về để sửa' })).toHaveCount(0);
    await look(page, '10-registered');
    await lookOnPhone(page, '11-registered-phone');
  });

  await test.step('something happens, and the report that replaces it says what', async () => {
    await page.goto('/chung-chi?state=uploaded');
    await page.getByRole('checkbox', { name: /^Chọn (?!tất)/ }).first().check();
    await page.getByRole('button', { name: /^Xác nhận đã đối chiếu/ }).click();
    await expectDone(page, /đã đối chiếu/);

    await page.goto(first);
    await page.getByRole('button', { name: 'Đính chính, thay thế, thu hồi' }).click();
    const form = page.getByRole('dialog', { name: 'Đính chính, thay thế, thu hồi' });
    await form.getByLabel('Làm gì').selectOption({ label: 'Thay thế' });
    await form.getByRole('button', { name: 'Lập báo cáo' }).click();
    await expect(page.getByText(/^Thay thế báo cáo: /)).toBeVisible();
    await expect(page.getByRole('link', { name: `${title} (số 215/BC-UBND, ngày 16/11/2026)` })).toBeVisible();
    await page.getByRole('tab', { name: 'Thay đổi' }).click();
    const figures = page.getByRole('region', { name: 'Số liệu thay đổi' });
    await expect(figures.getByRole('row', { name: /Có chứng chỉ/ }).first()).toBeVisible();
    const names = page.getByRole('region', { name: 'Danh sách thay đổi' });
    await expect(names.getByText(/có chứng chỉ/).first()).toBeVisible();
    await look(page, '12-changes');
    await lookOnPhone(page, '13-changes-phone');
    await page.getByRole('tab', { name: 'Nội dung' }).click();
    await issue(page);
    await page.getByRole('button', { name: 'Ghi số, ngày, bản ký' }).click();
    const register = page.getByRole('dialog', { name: 'Ghi số, ngày, bản ký' });
    await register.getByLabel('Số, ký hiệu').fill('215/BC-UBND');
    await fillDay(register, 'Ngày ký', '16/11/2026');
    await register.getByRole('button', { name: 'Lưu' }).click();
    // The number is another report's: it is told at its field, and what was typed is kept.
    await expect(register.getByLabel('Số, ký hiệu')).toHaveAttribute('aria-invalid', 'true');
    await register.getByLabel('Số, ký hiệu').fill('216/BC-UBND');
    await register.getByRole('button', { name: 'Lưu' }).click();
    await expectDone(page, 'Đã lưu đăng ký văn bản.');
    await page.goto(first);
    await expect(page.getByText('Báo cáo đã hết hiệu lực')).toBeVisible();
  });

  await test.step('an observer reads what was issued, without names', async () => {
    const observer = await windowOf('sonoivu');
    await signIn(observer, person('sonoivu'));
    await observer.goto('/bao-cao-phuong');
    await observer.getByRole('row').filter({ hasText: '216/BC-UBND' }).getByRole('link').first().click();
    await expect(observer.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(observer.getByRole('tab', { name: 'Thay đổi' })).toHaveCount(0);
    await observer.getByRole('tab', { name: 'Số liệu' }).click();
    await expect(observer.getByRole('region', { name: 'Theo đơn vị' })).toBeVisible();
    await expect(observer.getByRole('button', { name: /^Người, Tổng cộng/ })).toHaveCount(0);
    await look(observer, '14-observer');
  });
});

test('a head hands in a report whose results its figures tell, and the clerk registers it', async ({ page }) => {
  await signIn(page, person('truongphong'));
  await page.goto('/bao-cao-don-vi?kind=yearly');
  const row = page.getByRole('row').filter({ hasText: 'năm 2026' });
  const write = row.getByRole('button', { name: /^Viết báo cáo/ });
  const open = row.getByRole('link').first();
  await write.or(open).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // The demonstration may have handed it in already.
  const submit = page.getByRole('button', { name: 'Gửi báo cáo' });
  await expect(submit.or(page.getByRole('region', { name: 'Đăng ký văn bản' })).first()).toBeVisible();
  if (await submit.isVisible()) {
    await page.getByLabel('I. Công tác chỉ đạo, quán triệt').fill('Đã phổ biến kế hoạch đến toàn phòng.');
    await page.getByLabel('II. Kết quả thực hiện').fill('');
    await page.getByLabel('IV. Phương hướng').fill('Cử người học theo kế hoạch năm 2027.');
    await submit.click();
    await expectDone(page, 'Đã gửi báo cáo.');
  }
  await expect(page.getByText(/^Đã cử \d+ lượt người/)).toBeVisible();
  await page.getByRole('button', { name: /^Lượt người, Tổng cộng: / }).first().click();
  await expect(page.getByRole('dialog').getByRole('rowheader').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Ghi số, ngày, bản ký' }).click();
  const form = page.getByRole('dialog', { name: 'Ghi số, ngày, bản ký' });
  await form.getByLabel('Số, ký hiệu').fill('07/BC-KTHTĐT');
  await fillDay(form, 'Ngày ký', '16/11/2026');
  await form.locator('input[type="file"]').setInputFiles({ name: 'bao-cao.pdf', ...SCAN });
  await form.getByRole('button', { name: 'Lưu' }).click();
  await expectDone(page, 'Đã lưu đăng ký văn bản.');
  await expect(page.getByText('Đã có số và bản ký, không sửa nữa.')).toBeVisible();
  await look(page, '21-unit-report');
  await lookOnPhone(page, '22-unit-report-phone');
});

test('the signed year plan is put in beside the number that it has', async ({ page }) => {
  await signIn(page, person('dieuphoi'));
  await page.goto('/ke-hoach-nam?state=approved');
  await page.getByRole('link', { name: /^Kế hoạch bồi dưỡng.*2026$/ }).click();
  const register = page.getByRole('region', { name: 'Đăng ký văn bản' });
  await register.getByRole('button', { name: 'Ghi số, ngày, bản ký' }).click();
  const form = page.getByRole('dialog', { name: 'Ghi số, ngày, bản ký' });
  await expect(form.getByLabel('Số, ký hiệu')).not.toHaveValue('');
  await form.locator('input[type="file"]').setInputFiles({ name: 'ke-hoach.pdf', ...SCAN });
  await form.getByRole('button', { name: 'Lưu' }).click();
  await expectDone(page, 'Đã lưu đăng ký văn bản.');
  await expect(register.getByRole('button', { name: 'Tải bản ký' })).toBeVisible();
  await expect(register.getByRole('button', { name: 'Ghi số, ngày, bản ký' })).toHaveCount(0);
});
