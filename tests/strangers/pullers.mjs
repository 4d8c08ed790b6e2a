// The two pullers of the guide, through everything that goes wrong between a city and a ward.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Puller, PULLER_NAMES } from './puller.mjs';
import { Ward } from './ward.mjs';

export function pullers() {
  for (const name of PULLER_NAMES) {
    test(`${name} is killed, meets a server that is killed, and starts over, and its copy is whole`, async (t) => {
      const ward = await Ward.open();
      const folder = await mkdtemp(join(tmpdir(), 'training-backup-'));
      t.after(async () => {
        await ward.close();
        await rm(folder, { recursive: true, force: true });
      });
      const puller = await Puller.open(name, ward);

      // The first copy: killed at its third page, nine times, each time somewhat later after the page was handed over;
      // meanwhile the ward writes, and every third time its server is killed, too.
      let killed = 0;
      for (let round = 1; round <= 9; round += 1) {
        const { end } = await puller.run((count, response, child) => {
          if (count === 3) response.on('close', () => setTimeout(() => child.kill('SIGKILL'), round));
          return false;
        });
        killed += end === 'SIGKILL' ? 1 : 0;
        await write(ward, `lần ${round}`);
        if (round % 3 === 0) {
          await ward.kill();
          await ward.start();
        }
      }
      assert.ok(killed > 0, 'it was killed');
      const first = await puller.run();
      const records = await puller.mustBeWhole(first);
      const left = `${records} records in ${puller.kinds.length} kinds, ${puller.asked.length} pages left`;
      t.diagnostic(`killed ${killed} times; then ${left}`);

      // Nothing new: one page of each kind, and nothing is read again.
      await puller.mustBeWhole(await puller.run());
      assert.equal(puller.asked.length, puller.kinds.length);

      // What a server does to it: away, gone in the middle of an answer, too busy, and no longer content with the token.
      await write(ward, 'khi mất kết nối');
      const troubles = {
        1: (response) => response.writeHead(429, { 'retry-after': '1' }).end('{}'),
        2: (response) => response.writeHead(401).end('{}'),
        4: (response) => response.writeHead(200, { 'content-length': '1000' }).end('{"next": "', () => response.destroy()),
        6: async (response) => {
          await ward.kill();
          response.destroy();
          setTimeout(() => ward.start(), 1500);
        },
        9: (response) => response.writeHead(503).end('{}'),
      };
      await puller.mustBeWhole(await puller.run(async (count, response) => {
        await troubles[count]?.(response);
        return count in troubles;
      }));
      assert.ok(puller.asked.length >= puller.kinds.length + Object.keys(troubles).length, 'it asked again each time');

      // Another unit: its positions are of no use any more. It starts over by itself, also when it is killed meanwhile.
      const { id: whole } = await ward.root();
      const { id: part } = (await ward.as('quantri', '/units?limit=200')).items.find((unit) => unit.kind === 'service_unit');
      await ward.as('quantri', `/clients/${puller.city.id}`, { unit_id: part }, 'PATCH');
      await puller.run((count, response, child) => {
        if (count === 5) response.on('close', () => child.kill('SIGKILL'));
        return false;
      });
      const fewer = await puller.mustBeWhole(await puller.run());
      await ward.as('quantri', `/clients/${puller.city.id}`, { unit_id: whole }, 'PATCH');
      const all = await puller.mustBeWhole(await puller.run());
      assert.ok(fewer < all, `${fewer} of ${all}`);

      // The ward puts an older copy of its database back: what the city holds has never been.
      const backup = join(folder, 'backup');
      await ward.command('backup', backup);
      await write(ward, 'sẽ không còn');
      await puller.mustBeWhole(await puller.run());
      await ward.kill('SIGTERM');
      await ward.command('restore', backup);
      await ward.start();
      const restored = await puller.mustBeWhole(await puller.run());
      t.diagnostic(`of one unit ${fewer}, of all ${all}, of the restored database ${restored} records`);
    });
  }
}

/** Changes a unit, adds a programme with a course, and adds and deletes a session. */
async function write(ward, word) {
  const unit = await ward.root();
  await ward.as('quantri', `/units/${unit.id}`, { name: `UBND phường Thạch Khôi, ${word}` }, 'PATCH');
  const programme = { code: `TT ${word}`, name: `Bồi dưỡng "${word}"\t– thử`, kind: 'skill' };
  const { id: programme_id } = await ward.as('dieuphoi', '/programmes', programme);
  const day = '2027-03-15';
  const course = { programme_id, organiser: word, origin: 'own', mode: 'in_person', first_day: day, last_day: day };
  const { id } = await ward.as('dieuphoi', '/courses', course);
  const session = await ward.as('dieuphoi', `/courses/${id}/sessions`, { day, starts: '08:00', ends: '11:30' });
  await ward.as('dieuphoi', `/sessions/${session.id}`, undefined, 'DELETE');
}
