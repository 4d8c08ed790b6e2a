import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, look, shot, test } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { signIn } from '../support/people.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

test.use({ command: 'demo' });

const coordinator = { userName: 'dieuphoi', password: DEMO_PASSWORD, fullName: 'Trần Xuân Cường' };

interface Certificate {
  id: string;
  course_id: string;
  full_name: string;
  code: string;
  issued_here: boolean;
}

/** A course of the ward's own that is over, of which somebody else than the coordinator completed it and has no paper yet. */
async function withoutPapers(office: Office): Promise<string> {
  const { items: courses } = await office.get('/courses?limit=200');
  const { items: certificates } = await office.get<{ items: Certificate[] }>('/certificates?limit=200');
  const { items: results } = await office.get('/results?limit=200');
  const found = courses.find(({ id, origin }) => {
    const passed = results.filter(
      ({ course_id, outcome, full_name }) =>
        course_id === id && outcome === 'passed' && full_name !== coordinator.fullName,
    );
    return origin === 'own' && passed.length > certificates.filter(({ course_id }) => course_id === id).length;
  });
  expect(found, 'the demonstration has such a course').toBeDefined();
  return String(found?.id);
}

/** Presses a button that hands out a file; answers its kind, its name and its first bytes. */
async function handedOut(page: Page, button: Locator, path: RegExp): Promise<{ kind: string; name: string; start: string }> {
  const answered = page.waitForResponse((response) => path.test(response.url()) && response.request().method() === 'GET');
  const saved = page.waitForEvent('download');
  await button.click();
  const [answer, file] = await Promise.all([answered, saved]);
  expect(answer.status()).toBe(200);
  const start = (await readFile(await file.path())).subarray(0, 5).toString('latin1');
  return { kind: answer.headers()['content-type'] ?? '', name: file.suggestedFilename(), start };
}

test('R-27: what the ward issues for its own course is proved to whoever has its code, until it is withdrawn @phone', async ({
  page,
  server,
  windowOf,
}) => {
  test.setTimeout(240_000);
  const office = await Office.signIn(server, coordinator);
  const course = await withoutPapers(office);
  await signIn(page, coordinator);

  await test.step('the coordinator issues them, and is told of how many and of whom not', async () => {
    await page.goto(`/lop/${course}?tab=ket-qua`);
    await page.getByRole('button', { name: 'Cấp giấy chứng nhận' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cấp giấy chứng nhận' });
    await expect(dialog.getByLabel(/^Ngày cấp/).and(dialog.locator('input'))).toHaveValue('16/11/2026');
    await look(page, '01-issue');
    await dialog.getByRole('button', { name: 'Cấp giấy chứng nhận' }).click();
    await expect(page.getByText(/^Đã cấp giấy chứng nhận cho [1-9]\d* người$/)).toBeVisible();
    await look(page, '02-issued');
    const print = page.getByRole('button', { name: 'In giấy chứng nhận của lớp (PDF)' });
    const paper = await handedOut(page, print, /\/courses\/[^/]+\/confirmations$/);
    expect(paper).toMatchObject({ kind: 'application/pdf', start: '%PDF-' });
    expect(paper.name).toMatch(/\.pdf$/);
  });

  const { items } = await office.get<{ items: Certificate[] }>(`/certificates?course_id=${course}&limit=200`);
  const certificate = items.find(({ issued_here }) => issued_here) as Certificate;
  expect(certificate.code).toMatch(/^[0-9a-f]{32}$/);
  const address = `${server.url}/chung-chi/${certificate.code}`;

  await test.step('the list of certificates has the paper, the badge, the link and the QR code', async () => {
    await page.goto(`/chung-chi?course_id=${course}`);
    const name = certificate.full_name;
    await page.getByRole('button', { name: `Mã QR, đường dẫn tra cứu giấy của ${name}` }).click();
    const proof = page.getByRole('dialog', { name: `Mã QR, đường dẫn tra cứu giấy của ${name}` });
    await expect(proof.getByLabel('Đường dẫn tra cứu').and(proof.locator('input'))).toHaveValue(address);
    await expect(proof.getByRole('img', { name: `Mã QR tra cứu giấy của ${name}` })).toBeVisible();
    const paper = proof.getByRole('button', { name: 'Giấy chứng nhận (PDF)' });
    expect(await handedOut(page, paper, /\/confirmation$/)).toMatchObject({ kind: 'application/pdf', start: '%PDF-' });
    const badge = await handedOut(page, proof.getByRole('button', { name: /^Huy hiệu số/ }), /\/badge$/);
    expect(badge.kind).toBe('application/vc+jwt');
    expect(badge.name).toMatch(/\.jwt$/);
    await look(page, '03-proof');
  });

  const stranger = await windowOf('whoever is shown the paper');
  const standing = stranger.getByRole('main').getByRole('status');

  await test.step('whoever opens its address is told what it says, without signing in', async () => {
    const tokens: string[] = [];
    stranger.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization !== undefined) tokens.push(request.url());
    });
    await stranger.goto(address);
    await expect(standing).toContainText('Có giá trị');
    await expect(stranger.getByRole('region', { name: 'Nội dung ghi trên giấy' })).toContainText(certificate.full_name);
    await expect(stranger.getByRole('navigation')).toHaveCount(0);
    await expect(stranger.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
    await look(stranger, '04-valid');
    expect(tokens).toEqual([]);
    expect(await stranger.context().cookies()).toEqual([]);
  });

  await test.step('printed, it is a paper with nothing to press', async () => {
    await stranger.emulateMedia({ media: 'print' });
    await expect(standing).toBeVisible();
    await expect(stranger.getByText('Ngày tra cứu')).toBeVisible();
    await expect(stranger.getByRole('button')).toHaveCount(0);
    await expect(stranger.getByRole('link')).toHaveCount(0);
    await shot(stranger, '05-printed');
    await stranger.emulateMedia({ media: null });
  });

  await test.step('it speaks English too', async () => {
    await stranger.getByRole('button', { name: 'English' }).click();
    await expect(standing).toContainText('Valid');
    await expect(stranger.getByRole('heading', { level: 1, name: 'Check a certificate' })).toBeVisible();
    await look(stranger, '06-english');
    await stranger.getByRole('button', { name: 'Tiếng Việt' }).click();
    await expect(standing).toContainText('Có giá trị');
  });

  await test.step('once it is rejected, the same address says so', async () => {
    await page.goto(`/chung-chi?course_id=${course}`);
    await page.getByRole('checkbox', { name: `Chọn ${certificate.full_name}` }).check();
    await page.getByRole('button', { name: 'Không xác nhận' }).click();
    const dialog = page.getByRole('dialog', { name: 'Không xác nhận' });
    await dialog.getByRole('textbox').fill('Cấp nhầm người');
    await dialog.getByRole('button', { name: 'Không xác nhận' }).click();
    await expect(page.getByText('Đã báo lại cho người nộp.')).toBeVisible();
    await stranger.reload();
    await expect(standing).toContainText('Không có giá trị');
    await expect(standing).not.toContainText('Có giá trị');
    await look(stranger, '07-withdrawn');
  });

  await test.step('a code of nothing is said to be one, and the right one can be typed', async () => {
    await stranger.goto(`/chung-chi/${'0'.repeat(32)}`);
    await expect(stranger.getByRole('alert')).toContainText('Không tìm thấy giấy nào có mã này');
    await look(stranger, '08-unknown');
    await stranger.goto('/tra-cuu-chung-chi');
    await look(stranger, '09-type-a-code');
    await stranger.getByLabel(/^Mã tra cứu/).fill(certificate.code.toUpperCase());
    await stranger.getByRole('button', { name: 'Tra cứu' }).click();
    await expect(stranger).toHaveURL(address);
    await expect(standing).toContainText('Không có giá trị');
  });
  expect(server.output()).not.toContain('ERROR');
});
