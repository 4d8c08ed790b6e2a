// The guide for the city's developers: its commands are taken from it and run, one after the other, in each language.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { mustRun, root, Ward } from './ward.mjs';

const GUIDES = [
  { file: 'README.md', whole: 'đủ' },
  { file: 'README.en.md', whole: 'whole' },
];

/** What a guide's commands must not leave to chance between two languages: they are the same but for words. */
const bare = (blocks) => blocks.map((block) => block.replace(/ *#.*$/gm, '').replace(/echo "[^"]*"/g, 'echo'));

export function guide() {
  test("the guide's commands are the same in both languages", async () => {
    const [one, other] = await Promise.all(GUIDES.map(({ file }) => commands(file)));
    assert.deepEqual(bare(one), bare(other));
  });

  for (const { file, whole } of GUIDES) {
    test(`${file}: from nothing to a whole copy, by its own commands`, async (t) => {
      const ward = await Ward.open();
      const folder = await mkdtemp(join(tmpdir(), 'training-guide-'));
      t.after(async () => {
        await ward.close();
        await rm(folder, { recursive: true, force: true });
      });
      await cp(join(root, 'openapi/clients'), join(folder, 'clients'), { recursive: true });
      await symlink(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'));
      const city = await ward.program(file);
      const { items: kinds } = await ward.asProgram(city, '/sync');
      const told = (await readFile(join(root, 'openapi', file), 'utf8')).replace(/\s+/g, ' ');
      assert.ok(told.includes(`${kinds.map(({ kind }) => `\`${kind}\``).join(', ')}.`), 'it names the kinds that there are');

      const env = { ...process.env, BASE: ward.url, CLIENT_ID: city.id, CLIENT_SECRET: city.secret };
      const inBash = (blocks) => mustRun('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], { cwd: folder, env });
      const blocks = await commands(file);
      const holding = (word) => {
        const found = blocks.findIndex((block) => block.includes(word));
        assert.ok(found >= 0, `a command with ${word}`);
        return found;
      };
      const [token, pull, proof, drop] = ['TOKEN=', 'copy/$kind.next', '/digest', 'rm -r copy'].map(holding);
      const mustSay = (said) => {
        for (const { kind } of kinds) assert.match(said, new RegExp(`^${kind}: ${whole}$`, 'm'), said);
      };

      // All of it, in its order.
      const said = await inBash(blocks);
      mustSay(said);
      const lines = await readFile(join(folder, 'changes.ndjson'), 'utf8');
      const held = lines.split('\n').filter((line) => line !== '' && JSON.parse(line).state === 'updated').length;
      assert.equal(held, kinds.reduce((sum, { count }) => sum + count, 0), 'the stream holds all kinds');
      assert.match(said, /^link: <http.*>; rel="next"/im);
      assert.equal(said.match(/^[a-z-]+: \d+ records through \d+, whole$/gm)?.length, 2 * kinds.length, 'both programs');
      const status = await ward.as('dieuphoi', '/pull-status');
      const own = status.items.find((item) => item.client_id === city.id);
      assert.deepEqual(own.kinds.map(({ waiting }) => waiting), kinds.map(() => 0), 'the ward sees that the city has it all');

      // The copy is brought up to date by the same commands.
      await inBash(blocks.slice(token, pull + 1));
      const unit = await ward.root();
      await ward.as('quantri', `/units/${unit.id}`, { name: 'UBND phường Thạch Khôi "mới"' }, 'PATCH');
      mustSay(await inBash(blocks.slice(token, proof + 1)));

      // Other rights: what was kept is refused, and the guide says what then.
      const { id } = (await ward.as('quantri', '/units?limit=200')).items.find(({ kind }) => kind === 'service_unit');
      await ward.as('quantri', `/clients/${city.id}`, { unit_id: id }, 'PATCH');
      const refused = await inBash(blocks.slice(token, pull + 1));
      assert.match(refused, /"code": "cursor_expired"/);
      mustSay(await inBash([blocks[token], blocks[drop], ...blocks.slice(token + 1, proof + 1)]));
      t.diagnostic(`${blocks.length} blocks of commands, ${kinds.length} kinds, ${held} records, then 410 and anew`);
    });
  }
}

/** The blocks of commands, in their order. */
async function commands(file) {
  const text = await readFile(join(root, 'openapi', file), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
}
