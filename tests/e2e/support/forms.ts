import { expect, type Locator, type Page } from '@playwright/test';

/** A page, or a part of it such as a dialog. */
type Within = Page | Locator;

/** Types a day as people write it, `dd/mm/yyyy`, and leaves the field. */
export async function fillDay(within: Within, label: string, day: string): Promise<void> {
  // A field that must be filled bears a star behind its label.
  const field = within.getByLabel(new RegExp(`^${label}( \\*)?$`)).and(within.locator('input'));
  await field.fill(day);
  await field.press('Tab');
  await expect(field).toHaveValue(day);
}

/** Types into a field that searches while one types, and takes what is offered. */
export async function choose(within: Within, label: string, typed: string, offered: string | RegExp): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.fill(typed);
  // What is offered lies over the page, not in the dialog that the field is in.
  const page = 'goto' in within ? within : within.page();
  await page.getByRole('option', { name: offered }).click();
}

/** Waits for the notice that something was done. */
export async function expectDone(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByText(words).first()).toBeVisible();
}

/** A PDF of one empty page: what a scanner hands over, as far as a server can tell. */
export const SCAN = {
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  ),
};
