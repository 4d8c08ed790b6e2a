import { defineConfig } from '@playwright/test';

/** Where a run leaves its pictures and, after a failure, its traces. */
const output = '../output';

export default defineConfig({
  testDir: './journeys',
  outputDir: `${output}/e2e-traces`,
  // Each journey has a server and a database of its own, so journeys may run side by side.
  fullyParallel: true,
  workers: 2,
  // A journey that passes only at the second attempt has found a fault.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A whole journey, with axe on each page, on two shared cores.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // Each step would be recorded, also of what passes.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        // Containers run as root and without user namespaces.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        // The browser asks nobody but our server.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // Printing every page takes minutes: it is run by itself.
    { name: 'paper', testMatch: 'print.spec.ts', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'desktop', testIgnore: 'print.spec.ts', use: { viewport: { width: 1280, height: 800 } } },
    {
      // The narrowest phone that the product promises to work on. Journeys marked @phone run here too.
      name: 'phone',
      testIgnore: 'print.spec.ts',
      grep: /@phone/,
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
  ],
});
