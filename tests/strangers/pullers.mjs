// The two pullers of the guide, through everything that goes wrong between a city and a ward.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun, root, run, typescript, Ward } from './ward.mjs';

const CLIENTS = join(root, 'openapi/clients');
const PAGE = '20';
let folder;

const PULLERS = {
  'pull.py': {
    begin: (base, copy) => ['python3', [join(CLIENTS, 'pull.py'), base, copy]],
    async holds(copy) {
      const read = `
import json, sqlite3, sys
for kind, id, modified, data in sqlite3.connect(sys.argv[1]).execute("SELECT kind, id, modified, data FROM records"):
    print(json.dumps([kind, id, modified, json.loads(data)]))`;
      return (await mustRun('python3', ['-c', read, copy])).split('\n').filter(Boolean).map((line) => JSON.parse(line));
    },
  },
  'pull.ts': {
    begin: (base, copy) => [process.execPath, [join(folder, 'pull.js'), base, copy]],
    async holds(copy, kinds) {
      const held = new Map();
      for (const kind of kinds) {
        for (const line of (await readFile(join(copy, `${kind}.ndjson`), 'utf8')).split('\n').filter(Boolean)) {
          const { state, id, modified, data } = JSON.parse(line);
          if (state === 'deleted') held.delete(`${kind} ${id}`);
          else held.set(`${kind} ${id}`, [kind, id, modified, data]);
        }
      }
      return [...held.values()];
    },
  },
};

export function pullers() {
  // As the guide says.
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'training-pullers-'));
    const asked = ['--strict', '--target', 'es2022', '--module', 'node16', '--types', 'node'];
    await typescript([...asked, '--erasableSyntaxOnly', '--outDir', folder, join(CLIENTS, 'pull.ts')]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [name, puller] of Object.entries(PULLERS)) {
    test(`${name} is killed, meets a server that is killed, and starts over, and its copy is whole`, async (t) => {
      const lines = (await readFile(join(CLIENTS, name), 'utf8')).split('\n').length - 1;
      assert.ok(lines < 150, `${lines} lines`);
      const ward = await Ward.open();
      t.after(() => ward.close());
      const city = await ward.program(name);
      const copy = join(folder, `copy of ${name}`);
      const kinds = (await ward.asProgram(city, '/sync')).items.map(({ kind }) => kind);
      let asked = [];

      /** Runs it once. `trouble` is called for each page that it asks for, with how many there were before. */
      async function pull(trouble = () => false) {
        let child;
        asked = [];
        ward.meanwhile = (request, response) => {
          const page = /^\/api\/v1\/sync\/[a-z-]+\?/.test(request.url);
          if (!page) return false;
          request.url = request.url.replace('limit=1000', `limit=${PAGE}`);
          asked.push(request.url);
          return trouble(asked.length, response, child);
        };
        const [command, words] = puller.begin(ward.url, copy);
        const env = { PATH: process.env.PATH, CLIENT_ID: city.id, CLIENT_SECRET: city.secret };
        return run(command, words, { env, begun: (begun) => (child = begun) });
      }

      /** It says that it is whole, and it holds what the test itself reads, record by record. */
      async function mustBeWhole({ end, said }) {
        assert.equal(end, 0, said);
        assert.equal(said.match(/, whole$/gm)?.length, kinds.length, said);
        const key = ([kind, id]) => `${kind} ${id}`;
        const held = new Map((await puller.holds(copy, kinds)).map((record) => [key(record), record]));
        const there = new Map();
        for (const kind of kinds) {
          for (const [id, { modified, data }] of await ward.records(city, kind)) {
            there.set(`${kind} ${id}`, [kind, id, modified, data]);
          }
        }
        assert.deepEqual([...held.keys()].sort(), [...there.keys()].sort());
        for (const [record, data] of there) assert.deepEqual(held.get(record), data);
        return there.size;
      }

      // The first copy: killed at its third page, nine times, each time somewhat later after the page was handed over;
      // meanwhile the ward writes, and every third time its server is killed, too.
      let killed = 0;
      for (let round = 1; round <= 9; round += 1) {
        const { end } = await pull((count, response, child) => {
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
      const first = await pull();
      const records = await mustBeWhole(first);
      t.diagnostic(`killed ${killed} times; then ${records} records in ${kinds.length} kinds, ${asked.length} pages left`);

      // Nothing new: one page of each kind, and nothing is read again.
      await mustBeWhole(await pull());
      assert.equal(asked.length, kinds.length);

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
      await mustBeWhole(await pull(async (count, response) => {
        await troubles[count]?.(response);
        return count in troubles;
      }));
      assert.ok(asked.length >= kinds.length + Object.keys(troubles).length, 'it asked again each time');

      // Another unit: its positions are of no use any more. It starts over by itself, also when it is killed meanwhile.
      const { id: whole } = await ward.root();
      const { id: part } = (await ward.as('quantri', '/units?limit=200')).items.find((unit) => unit.kind === 'service_unit');
      await ward.as('quantri', `/clients/${city.id}`, { unit_id: part }, 'PATCH');
      await pull((count, response, child) => {
        if (count === 5) response.on('close', () => child.kill('SIGKILL'));
        return false;
      });
      const fewer = await mustBeWhole(await pull());
      await ward.as('quantri', `/clients/${city.id}`, { unit_id: whole }, 'PATCH');
      const all = await mustBeWhole(await pull());
      assert.ok(fewer < all, `${fewer} of ${all}`);

      // The ward puts an older copy of its database back: what the city holds has never been.
      const backup = join(folder, `${name}.backup`);
      await ward.command('backup', backup);
      await write(ward, 'sẽ không còn');
      await mustBeWhole(await pull());
      await ward.kill('SIGTERM');
      await ward.command('restore', backup);
      await ward.start();
      const restored = await mustBeWhole(await pull());
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
