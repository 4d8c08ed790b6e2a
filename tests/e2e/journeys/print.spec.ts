import type { Page } from '@playwright/test';
import { expect, settled, test } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { expectSaid, paperOf, pressPrint, type Sheet, saidOn, squeezed, withoutDialog } from '../support/paper.ts';
import { signIn } from '../support/people.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

test.use({ command: 'demo' });

const OFFICE = 'ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI';
const TODAY = 'Ngày in: 16/11/2026';
const [PORTRAIT, LANDSCAPE] = [595, 842];

/** Somebody of the demonstration, ready to print. */
async function enter(page: Page, userName: string): Promise<string[]> {
  await withoutDialog(page);
  await signIn(page, { userName, password: DEMO_PASSWORD, fullName: '' });
  const menu = page.getByRole('navigation', { name: 'Danh mục trang' });
  return menu.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** What every paper has, and what none has. */
async function expectPaper(page: Page, sheets: readonly Sheet[]): Promise<void> {
  const where = page.url();
  const first = sheets.slice(0, 1);
  expectSaid(first, OFFICE, `head of ${where}`);
  expectSaid(first, TODAY, `day of ${where}`);
  expectSaid(first, 'Người in:', `who printed ${where}`);
  expectSaid(first, await page.locator('h1').innerText(), `title of ${where}`);
  for (const [index, { lines, number, width }] of sheets.entries()) {
    expect(number, `page number of ${where}`).toBe(`${index + 1}/${sheets.length}`);
    expect(lines.join('').length, `page ${index + 1} of ${where} says something`).toBeGreaterThan(15);
    expect([PORTRAIT, LANDSCAPE], `width of ${where}`).toContain(width);
  }
  // The frame of the page, and the words of what is there to be pressed.
  const lines = new Set(sheets.flatMap((sheet) => sheet.lines));
  for (const word of ['Quản lý bồi dưỡng', 'Danh mục trang', 'Tới nội dung chính', 'dữ liệu minh họa']) {
    expect(saidOn(sheets), `frame of ${where}`).not.toContain(squeezed(word));
  }
  const menu = await page.locator('#navigation a').allInnerTexts();
  // Some of its words are those of columns too.
  const found = menu.filter((word) => lines.has(squeezed(word)));
  expect(found.length, `menu on ${where}: ${found.join(', ')}`).toBeLessThan(Math.max(4, menu.length / 2));
  // Days of a calendar are buttons that say what paper has to say.
  const buttons = await page.locator('#content .mantine-Button-root:visible:not(.on-paper)').allInnerTexts();
  // A part of the page may be headed by what its button says.
  const headings = await page.locator('#content').locator('h1, h2, h3').allInnerTexts();
  const pressable = buttons.filter((word) => word !== '' && !headings.includes(word));
  expect(pressable.filter((word) => lines.has(squeezed(word))), `buttons on ${where}`).toEqual([]);
}

/** Black on white, in the dark looks too: colours of text and fills as the paper has them. */
async function expectBlackOnWhite(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('#content *')].flatMap((element) => {
      const { color, backgroundColor, backgroundImage, display } = getComputedStyle(element);
      const isFilled = backgroundImage !== 'none' || !/^(rgba\(0, 0, 0, 0\)|rgb\(238, 238, 238\))$/.test(backgroundColor);
      const mayBeFilled = element.matches('[data-ink], [data-off]');
      if (display === 'none' || (color === 'rgb(0, 0, 0)' && (!isFilled || mayBeFilled))) return [];
      return [`${element.tagName} ${element.className} ${color} ${backgroundColor} ${backgroundImage}`];
    }),
  );
  await page.emulateMedia({ media: null, colorScheme: null });
  expect(found, `colours of ${page.url()}`).toEqual([]);
}

/** All that the roster has, and its part: what is not on paper is told there. */
async function expectWholeList(page: Page, office: Office): Promise<void> {
  const { items } = await office.get('/staff?limit=200');
  expect(items.length).toBeGreaterThan(50);

  await test.step('printed behind the back of the page, a list says what is not on paper', async () => {
    await page.goto('/can-bo');
    await settled(page);
    const sheets = await paperOf(page, 'list-in-part');
    expectSaid(sheets, `Bản in có 50 dòng; còn ${items.length - 50} dòng không có trên bản in.`);
  });

  await test.step('printed by the keys of the browser, it has everybody, with its head on every page', async () => {
    await pressPrint(page);
    const sheets = await paperOf(page, 'list-whole');
    expectSaid(sheets, `Tổng số: ${items.length} dòng.`);
    const said = saidOn(sheets);
    expect(items.filter(({ full_name }) => !said.includes(squeezed(String(full_name))))).toEqual([]);
    expect(sheets.length).toBeGreaterThan(2);
    for (const sheet of sheets) {
      expectSaid([sheet], 'Họ và tên');
      expectSaid([sheet], 'Tình trạng');
    }
  });

  await test.step('narrowed, it says by what', async () => {
    await page.goto('/can-bo?q=nguyen&category=public_employee');
    await settled(page);
    await page.getByRole('button', { name: 'In trang này' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    const sheets = await paperOf(page, 'list-narrowed');
    expectSaid(sheets, 'Tìm kiếm: nguyen');
    expectSaid(sheets, 'Đối tượng: Viên chức');
    expect(saidOn(sheets)).not.toContain(squeezed('Đơn vị:'));
  });
}

/** What is wide lies across the paper. */
async function expectAcross(page: Page, address: string, name: string, words: string): Promise<void> {
  await page.goto(address);
  await settled(page);
  await pressPrint(page);
  const sheets = await paperOf(page, name);
  await expectPaper(page, sheets);
  expect(sheets.map(({ width }) => width), `widths of ${address}`).toEqual(sheets.map(() => LANDSCAPE));
  expectSaid(sheets, words);
}

// One server for all of it: inventing the year takes as long as printing a dozen pages.
test('R-40: every page of the coordinator, a leader and a staff member is a paper; R-21: so is the calendar', async ({
  server,
  windowOf,
}) => {
  test.setTimeout(400_000);
  const seen = new Set<string>();
  for (const userName of ['dieuphoi', 'chutich', 'chuyenvien']) {
    await test.step(userName, async () => {
      const page = await windowOf(userName);
      for (const address of await enter(page, userName)) {
        if (address !== '/' && seen.has(address)) continue;
        seen.add(address);
        await page.goto(address);
        await settled(page);
        await pressPrint(page);
        await expectBlackOnWhite(page);
        await expectPaper(page, await paperOf(page, `${userName}${address.replaceAll('/', '-')}`));
      }
      if (userName !== 'dieuphoi') return;
      await expectWholeList(
        page,
        await Office.signIn(server, { userName, password: DEMO_PASSWORD, fullName: '' }),
      );
      await expectAcross(page, '/chi-tieu/ma-tran', 'matrix', 'Còn thiếu');
      for (const view of ['week', 'month', 'year']) {
        await test.step(`R-21: the calendar of a ${view}`, () =>
          expectAcross(page, `/lich?view=${view}&day=2026-11-10`, `calendar-${view}`, 'Năng lực xử lý tình huống'));
      }
    });
  }
  expect(server.output()).not.toContain('ERROR');
});
