// The published validator of RPDE over every feed. It brings no token, so the door adds one. What it says of pages that
// anybody may keep (HttpCacheHeaderRule) is for open data and only a warning; these are personal data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import rpde from '@openactive/rpde-validator';
import { Ward } from './ward.mjs';

export function validator() {
  test("RPDE's own validator finds no failure on any feed", async (t) => {
    const ward = await Ward.open();
    t.after(() => ward.close());
    const city = await ward.program('RPDE');
    const { items: kinds, changes } = await ward.asProgram(city, '/sync');
    ward.meanwhile = async (request) => {
      request.headers.authorization = `Bearer ${await ward.tokenOf(city)}`;
    };
    const failures = [];
    for (const address of [...kinds.map((kind) => kind.address), changes]) {
      const log = await rpde.RpdeValidator(`${address}?limit=20`, { pageLimit: 10_000, timeoutMs: 60_000 });
      const found = log.pages.flatMap(({ url, errors }) => errors.map((error) => ({ url, ...error.data })));
      const told = new Map();
      for (const { rule, type, severity } of found) {
        const what = `${severity} ${rule} ${type}`;
        told.set(what, (told.get(what) ?? 0) + 1);
      }
      const words = [...told].map(([what, times]) => `${times} × ${what}`).join(', ');
      t.diagnostic(`${address.split('/').at(-1)}: ${log.pages.length} pages; ${words}`);
      failures.push(
        ...found
          .filter(({ severity }) => severity === 'failure')
          .map(({ rule, type, message, url }) => `${rule} ${type} at ${url}: ${message}`),
      );
      // The first page, the empty one, and the one that the validator asks for by the greatest number of all.
      assert.ok(log.pages.length >= 3, `${address} was walked to its end`);
    }
    assert.deepEqual(failures, []);
  });
}
