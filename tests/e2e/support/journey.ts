import { AxeBuilder } from '@axe-core/playwright';
import { test as base, type Browser, expect, type Page, type Request, type TestInfo } from '@playwright/test';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, Server } from './server.ts';

export { expect };

interface Journey {
  /** What the server serves; an empty ward when nothing is said. */
  command: Command;
  /** The server of this journey. */
  server: Server;
  /**
   * A browser window of another person, with cookies of its own. Windows are closed, and their
   * faults reported, at the end.
   */
  windowOf: (name: string) => Promise<Page>;
}

/** A test with its own server. Faults that a page hides from its reader fail it at the end. */
export const test = base.extend<Journey>({
  command: ['serve', { option: true }],

  server: async ({ command }, use, info) => {
    const server = await Server.start(command);
    await use(server);
    await server.stop();
    if (info.status !== info.expectedStatus) {
      await info.attach('server.log', { body: server.output(), contentType: 'text/plain' });
    }
  },

  baseURL: async ({ server }, use) => use(server.url),

  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults, 'faults in the background').toEqual([]);
  },

  windowOf: async ({ browser, server }, use, info) => {
    const opened: { name: string; page: Page; faults: string[] }[] = [];
    await use(async (name) => {
      const page = await openWindow(browser, server, info);
      opened.push({ name, page, faults: watch(page) });
      return page;
    });
    for (const { page } of opened) {
      await page.context().close();
    }
    for (const { name, faults } of opened) {
      expect(faults, `faults in the background, window of ${name}`).toEqual([]);
    }
  },
});

/** A window with the size and the language of the project. */
async function openWindow(browser: Browser, server: Server, info: TestInfo): Promise<Page> {
  const { viewport, deviceScaleFactor, isMobile, hasTouch, locale, timezoneId } = info.project.use;
  const context = await browser.newContext({
    baseURL: server.url,
    ...(viewport === undefined ? {} : { viewport }),
    ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    ...(isMobile === undefined ? {} : { isMobile }),
    ...(hasTouch === undefined ? {} : { hasTouch }),
    locale: locale ?? 'vi-VN',
    timezoneId: timezoneId ?? 'Asia/Ho_Chi_Minh',
  });
  return context.newPage();
}

/** What each page has asked for and not yet been answered. */
const unanswered = new WeakMap<Page, Set<Request>>();

/** Gathers what no reader sees: exceptions, refusals by the content security policy, the server's own faults. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  const asked = new Set<Request>();
  unanswered.set(page, asked);
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
      faults.push(message.text());
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) {
      faults.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    }
  });
  return faults;
}

/** Keeps a picture of the whole page, as tests/output/e2e/<project>/<journey>/<name>.png. */
export async function shot(page: Page, name: string): Promise<void> {
  const info = test.info();
  const journey = info.file.replace(/^.*[\\/]/, '').replace(/\.spec\.ts$/, '');
  // What sticks to the top of the window would be drawn in the middle of the picture.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({
    path: join(import.meta.dirname, '../../output/e2e', info.project.name, journey, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}

/** axe finds nothing against WCAG 2.2 AA; nothing is excepted. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    // Only what is wrong is described: a path to each of thousands of cells that are right takes longer than judging them.
    .options({ resultTypes: ['violations'] })
    // Our pages have no frames, so nothing need be put together in a window of its own.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing is wider than the window: nobody has to scroll sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window_ ?? 0);
}

/** What every page that a journey comes to must stand: a picture is kept, it fits, axe is content. */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await shot(page, name);
  await expectNoSidewaysScroll(page);
  await closeNotices(page);
  await expectAccessible(page);
}

/** Notices lie over the page for some seconds: what they half hide would seem too small to be touched. */
async function closeNotices(page: Page): Promise<void> {
  const notices = page.locator('.mantine-Notifications-notification');
  while ((await notices.count()) > 0) {
    // It may go by itself at any moment.
    await notices.first().getByRole('button').click({ timeout: 1_000 }).catch(() => undefined);
  }
}

/** The page is there with its data and fonts, and nothing moves: half-faded text would have a false contrast. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').or(page.getByRole('alert')).first()).toBeVisible();
  // One answer may lead to the next question: quiet is what stays quiet.
  for (let quiet = 0, waited = 0; quiet < 3 && waited < 200; waited += 1) {
    await sleep(30);
    quiet = (unanswered.get(page)?.size ?? 0) === 0 ? quiet + 1 : 0;
  }
  await expect(page.getByText('Đang tải', { exact: true })).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const running = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}
