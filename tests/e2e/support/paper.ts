import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';

/** What is on a printed page, without the number of the page. */
export interface Sheet {
  /** Without spaces: between two letters of one word that come from two files of the font, a reader sees one. */
  lines: string[];
  /** `1/3` at its foot. */
  number: string;
  /** In points, as the browser laid it out: A4 is 595 by 842. */
  width: number;
}

/** From now on the page says that it prints instead of opening the browser's dialog, which no test could close. */
export async function withoutDialog(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = 'yes';
    };
  });
}

/** Presses the keys by which a browser prints, and waits until the page has everything that belongs on paper. */
export async function pressPrint(page: Page): Promise<void> {
  await page.evaluate(() => delete document.documentElement.dataset.printed);
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes', { timeout: 20_000 });
}

/** The page as the browser prints it now; the PDF is kept as tests/output/e2e/<project>/<journey>/<name>.pdf. */
export async function paperOf(page: Page, name: string): Promise<Sheet[]> {
  const info = test.info();
  const journey = info.file.replace(/^.*[\\/]/, '').replace(/\.spec\.ts$/, '');
  const path = join(import.meta.dirname, '../../output/e2e', info.project.name, journey, `${name}.pdf`);
  await mkdir(dirname(path), { recursive: true });
  // As the dialog does when nobody ticks "background graphics".
  await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  const [text, sizes] = await Promise.all([
    run('pdftotext', [path, '-']),
    run('pdfinfo', ['-f', '1', '-l', '9999', path]),
  ]);
  const widths = [...sizes.matchAll(/^Page +\d+ size: +([\d.]+) x/gm)].map(([, width]) => Math.round(Number(width)));
  // Each page ends with a form feed.
  return text
    .split('\f')
    .slice(0, -1)
    .map((content, index) => {
      const lines = content
        .normalize('NFC')
        .split('\n')
        .map(squeezed)
        .filter((line) => line !== '');
      const at = lines.findLastIndex((line) => /^\d+\/\d+$/.test(line));
      const number = at < 0 ? '' : (lines.splice(at, 1)[0] ?? '');
      return { lines, number, width: widths[index] ?? 0 };
    });
}

async function run(program: string, words: string[]): Promise<string> {
  return (await promisify(execFile)(program, words, { maxBuffer: 32 * 1024 * 1024 })).stdout;
}

/** Words without what lies between them. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** All that some pages say, however it was broken into lines; compare it with `squeezed` words. */
export const saidOn = (sheets: readonly Sheet[]): string => sheets.flatMap(({ lines }) => lines).join('');

/** The pages say something. */
export function expectSaid(sheets: readonly Sheet[], words: string, about?: string): void {
  expect(saidOn(sheets), about).toContain(squeezed(words));
}
