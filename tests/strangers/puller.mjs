// One of the two pullers of the guide and its copy of a ward: run as often as a test likes, in small pages.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, root, run, typescript } from './ward.mjs';

const CLIENTS = join(root, 'openapi/clients');
const PAGE = '20';

/** The folder of the compiled puller and of the copies. */
let folder;

// As the guide says.
async function compile() {
  const folder = await mkdtemp(join(tmpdir(), 'training-pullers-'));
  const asked = ['--strict', '--target', 'es2022', '--module', 'node16', '--types', 'node'];
  await typescript([...asked, '--erasableSyntaxOnly', '--outDir', folder, join(CLIENTS, 'pull.ts')]);
  return folder;
}

/** How each is begun, and what its copy says of itself: records, and how far each kind has come. */
const PULLERS = {
  'pull.py': {
    begin: (_, base, copy) => ['python3', [join(CLIENTS, 'pull.py'), base, copy]],
    async holds(copy) {
      const read = `
import json, sqlite3, sys
store = sqlite3.connect(sys.argv[1])
records = store.execute("SELECT kind, id, modified, data FROM records")
heads = store.execute("SELECT kind, head FROM positions")
print(json.dumps({"records": [[*record[:3], json.loads(record[3])] for record in records], "heads": heads.fetchall()}))`;
      return JSON.parse(await mustRun('python3', ['-c', read, copy]));
    },
  },
  'pull.ts': {
    begin: (compiled, base, copy) => [process.execPath, [join(compiled, 'pull.js'), base, copy]],
    async holds(copy, kinds) {
      const held = new Map();
      const heads = [];
      for (const kind of kinds) {
        // A kind without a record has no position.
        if (!existsSync(join(copy, `${kind}.position`))) continue;
        const { head, length } = JSON.parse(await readFile(join(copy, `${kind}.position`), 'utf8'));
        heads.push([kind, head]);
        // What lies behind the length was written by a run that was killed before it could keep its position.
        const lines = (await readFile(join(copy, `${kind}.ndjson`))).subarray(0, length).toString();
        for (const line of lines.split('\n').filter(Boolean)) {
          const { state, id, modified, data } = JSON.parse(line);
          if (state === 'deleted') held.delete(`${kind} ${id}`);
          else held.set(`${kind} ${id}`, [kind, id, modified, data]);
        }
      }
      return { records: [...held.values()], heads };
    },
  },
};

export const PULLER_NAMES = Object.keys(PULLERS);

export class Puller {
  /** The pages that it has asked for in its last run. */
  asked = [];
  /** The program that it pulls as. */
  city;
  kinds;
  #ward;
  #puller;
  #compiled;
  #copy;

  static async open(name, ward) {
    const lines = (await readFile(join(CLIENTS, name), 'utf8')).split('\n').length - 1;
    assert.ok(lines < 150, `${lines} lines`);
    const puller = new Puller();
    puller.#ward = ward;
    puller.#puller = PULLERS[name];
    puller.#compiled = await (folder ??= compile());
    puller.#copy = join(await mkdtemp(join(puller.#compiled, 'copy of ')), name);
    puller.city = await ward.program(name);
    puller.kinds = (await ward.asProgram(puller.city, '/sync')).items.map(({ kind }) => kind);
    return puller;
  }

  /** Runs it once. `trouble` is called for each page that it asks for, with how many there have been. */
  run(trouble = () => false) {
    let child;
    this.asked = [];
    this.#ward.meanwhile = (request, response) => {
      const page = /^\/api\/v1\/sync\/[a-z-]+\?/.test(request.url);
      if (!page) return false;
      request.url = request.url.replace('limit=1000', `limit=${PAGE}`);
      this.asked.push(request.url);
      return trouble(this.asked.length, response, child);
    };
    const [command, words] = this.#puller.begin(this.#compiled, this.#ward.url, this.#copy);
    const env = { PATH: process.env.PATH, CLIENT_ID: this.city.id, CLIENT_SECRET: this.city.secret };
    return run(command, words, { env, begun: (begun) => (child = begun) });
  }

  /** What its copy holds: the records by kind and id, and the position of each kind. */
  async holds() {
    const { records, heads } = await this.#puller.holds(this.#copy, this.kinds);
    const held = new Map(records.map(([kind, id, modified, data]) => [`${kind} ${id}`, { modified, data }]));
    return { held, heads: new Map(heads) };
  }

  /** It says that it is whole, and it holds what the test itself reads, record by record. */
  async mustBeWhole({ end, said }) {
    assert.equal(end, 0, said);
    assert.equal(said.match(/, whole$/gm)?.length, this.kinds.length, said);
    const { held } = await this.holds();
    const there = (await this.#ward.items(this.city)).filter(({ state }) => state === 'updated');
    assert.deepEqual([...held.keys()].sort(), there.map(({ kind, id }) => `${kind} ${id}`).sort());
    for (const { kind, id, modified, data } of there) assert.deepEqual(held.get(`${kind} ${id}`), { modified, data });
    return there.length;
  }
}

/** Removes the compiled puller and all copies. */
export async function forgetPullers() {
  if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
}
