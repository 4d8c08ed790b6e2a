// Starts the program as somebody does who has just built it: in an empty folder, with
// nothing set but the port. Usage: node tests/start/check.mjs PROGRAM
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const program = resolve(process.argv[2] ?? '');
const folder = await mkdtemp(join(tmpdir(), 'training-start-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
let failed = 0;

function check(what, holds, detail = '') {
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}${detail === '' ? '' : `: ${detail}`}`);
  failed += holds ? 0 : 1;
}

function freePort() {
  return new Promise((done, broken) => {
    const probe = createServer();
    probe.on('error', broken);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Starts the program; answers what it printed, how long it took to be ready, and a way to end it. */
async function start() {
  const began = performance.now();
  const child = spawn(program, [], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder, LISTEN: `127.0.0.1:${port}` },
  });
  const run = { log: '', ready: undefined, stop: undefined };
  let exit;
  const gone = new Promise((done) => {
    child.on('error', (error) => done((exit = error.message)));
    child.on('exit', (code, signal) => done((exit = signal ?? code)));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (run.log += chunk));
  }
  while (exit === undefined && performance.now() - began < 15_000) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) {
      run.ready = Math.round(performance.now() - began);
      break;
    }
    await sleep(5);
  }
  run.stop = async () => {
    child.kill('SIGTERM');
    const inTime = await Promise.race([gone.then(() => true), sleep(10_000).then(() => false)]);
    if (!inTime) {
      child.kill('SIGKILL');
      await gone;
    }
    return exit;
  };
  return run;
}

async function get(path, accept) {
  const answer = await fetch(url + path, { redirect: 'follow', headers: { accept } });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

const first = await start();
try {
  check('it is ready on an empty folder', first.ready !== undefined, first.ready === undefined ? first.log : `${first.ready} ms`);
  if (first.ready !== undefined) {
    const link = /\/thiet-lap\?token=[^\s"'<>]+/.exec(first.log)?.[0];
    check('it prints the one-time link', link !== undefined, link === undefined ? first.log : '');

    const page = await get('/', 'text/html');
    check('the pages are in the program', page.status === 200 && page.type.startsWith('text/html'), `${page.status} ${page.type}`);
    const parts = [...page.text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path);
    check('the page names its scripts', parts.some((path) => path.endsWith('.js')));
    for (const path of parts) {
      const part = await get(path, '*/*');
      check(`  ${path}`, part.status === 200 && !part.type.startsWith('text/html'), `${part.status} ${part.type}`);
    }
    for (const path of ['/dang-nhap', link ?? '/thiet-lap']) {
      const deep = await get(path, 'text/html');
      check(`a page asked for directly: ${path.split('?')[0]}`, deep.status === 200 && deep.type.startsWith('text/html'), `${deep.status}`);
    }

    const docs = await get('/docs/', 'text/html');
    check('Swagger UI is in the program', docs.status === 200 && docs.type.startsWith('text/html'), `${docs.status}`);
    const stranger = await get('/api/v1/auth/me', 'application/json');
    check('a stranger is told so', stranger.status === 401 && stranger.type.startsWith('application/problem+json'), `${stranger.status} ${stranger.type}`);
    const nothing = await get('/api/v1/nothing-of-this-name', 'application/json');
    check('an unknown address of the API is no page', nothing.status === 404 && !nothing.type.startsWith('text/html'), `${nothing.status} ${nothing.type}`);
  }
  const exit = await first.stop();
  check('it ends when asked to', exit === 0, `${exit}`);

  const second = await start();
  check('it starts on what it has left', second.ready !== undefined, second.ready === undefined ? second.log : `${second.ready} ms`);
  const link = /\/thiet-lap\?token=/.test(second.log);
  check('the link is printed until it is used', link);
  await second.stop();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
