// Clients by generators that are not ours, from the API's description as it is committed.
import assert from 'node:assert/strict';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { mustRun, PASSWORD, root, typescript, Ward } from './ward.mjs';

const HERE = import.meta.dirname;
const OUTPUT = join(root, 'tests/output/strangers');
const DESCRIPTION = join(root, 'openapi/openapi.json');
const PYTHON = process.env.PYTHON ?? 'python3';

/** An empty folder for one generator. */
async function empty(name) {
  const folder = join(OUTPUT, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A ward with a program of the city, and what the calls need to know of them. */
async function called(t, name) {
  const ward = await Ward.open();
  t.after(() => ward.close());
  const { id, secret } = await ward.program(name);
  return { ...process.env, BASE: ward.url, CLIENT_ID: id, CLIENT_SECRET: secret, PASSWORD };
}

export function generated() {
  test('a Python client is generated, typed, and calls', async (t) => {
    const folder = await empty('python');
    // The generator formats what it writes with the ruff beside it.
    const path = { PATH: `${dirname(PYTHON)}${delimiter}${process.env.PATH}` };
    const words = ['generate', '--path', DESCRIPTION, '--output-path', join(folder, 'training_client'), '--meta', 'none'];
    const said = await mustRun(PYTHON, ['-m', 'openapi_python_client', ...words], { env: { ...process.env, ...path } });
    // It makes nothing of bodies that are no text: of those it says so, and of nothing else.
    const warnings = said.match(/^(WARNING|ERROR).*$/gm) ?? [];
    const causes = said.match(/^Cannot parse response .*\(Unsupported content_type .*$/gm) ?? [];
    assert.equal(causes.length, warnings.length, said);
    t.diagnostic(`openapi-python-client left the files out that ${warnings.length} operations answer with`);
    const calls = join(HERE, 'generated_calls.py');
    const paths = { MYPYPATH: folder, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' };
    const cache = ['--cache-dir', join(folder, 'mypy')];
    // What the generator writes into every client is its own affair; what we call must be what it says.
    const checks = ['-m', 'mypy', '--strict', '--follow-imports', 'silent', ...cache, calls];
    await mustRun(PYTHON, checks, { env: { ...process.env, ...paths } });
    t.diagnostic((await mustRun(PYTHON, [calls], { env: { ...(await called(t, 'Python')), ...paths } })).trim());
  });

  test('a TypeScript client is generated, typed, and calls', async (t) => {
    const folder = await empty('typescript');
    const generator = join(HERE, 'node_modules/openapi-typescript/bin/cli.js');
    await mustRun(process.execPath, [generator, DESCRIPTION, '--output', join(folder, 'schema.ts')]);
    await copyFile(join(HERE, 'generated_calls.ts'), join(folder, 'calls.ts'));
    await symlink(join(HERE, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await typescript(['--strict', '--target', 'es2022', '--module', 'node16', '--types', 'node', 'calls.ts'], folder);
    t.diagnostic((await mustRun(process.execPath, [join(folder, 'calls.js')], { env: await called(t, 'TypeScript') })).trim());
  });
}
