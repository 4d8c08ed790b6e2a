import { readFile } from 'node:fs/promises';
import { expect, look, test } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { signIn } from '../support/people.ts';
import { DEMO_PASSWORD } from '../support/server.ts';
import { withCells } from '../support/workbook.ts';

test.use({ command: 'demo' });

const coordinator = { userName: 'dieuphoi', password: DEMO_PASSWORD, fullName: '' };
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** a sheet that is fetched, filled in with a slip, sent, handed back marked, mended and taken. */
test('results of a course come in from Excel, and a bad cell is named before anything is stored', async ({
  page,
  server,
}) => {
  await signIn(page, coordinator);
  const office = await Office.signIn(server, coordinator);
  const { items } = await office.get<{ items: { id: string; course_id: string }[] }>('/results?limit=1');
  expect(items, 'the demonstration has results').toHaveLength(1);
  await page.goto(`/lop/${items[0]?.course_id}/nhap/ket-qua`);
  await look(page, '01-sheet');

  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp mẫu' }).click();
  const template = await readFile(await (await fetched).path());
  const choose = (buffer: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name: 'ket-qua.xlsx', mimeType: KIND, buffer });

  await choose(withCells(template, [{ sheet: 'sheet1', cell: 'D5', text: 'Đang chờ' }]));
  const issues = page.getByRole('region', { name: /^Ô cần xem lại/ });
  await expect(issues).toContainText('D5');
  await expect(issues).toContainText('Đang chờ');
  await look(page, '02-bad-cell');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, '03-bad-cell-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  const handedBack = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp có đánh dấu ô cần sửa' }).click();
  expect((await handedBack).suggestedFilename()).toBe('ket-qua-can-sua.xlsx');

  // As it was fetched it says nothing new.
  await page.getByRole('button', { name: /^Bỏ / }).click();
  await choose(template);
  await expect(page.getByText('Tệp này không có gì mới so với dữ liệu hiện có.')).toBeVisible();
  await look(page, '04-nothing-new');
});
