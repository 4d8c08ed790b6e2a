// A ward's server as a stranger meets it: the demonstration's year behind an address of its own, where the test can
// stand in the door.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');
const program = resolve(process.env.BACKEND ?? '');
/** The password of everybody in the demonstration. */
export const PASSWORD = 'sông Sặt chiều 30';
// In December the heads have begun to classify their people, so that no feed is without a record.
const TODAY = '2026-12-14';

/** Runs a program to its end; answers its exit code or signal and what it said. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  options.begun?.(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code, signal] = await once(child, 'close');
  return { end: signal ?? code, said };
}

/** The same, for a program that must succeed. */
export async function mustRun(command, args, options) {
  const { end, said } = await run(command, args, options);
  assert.equal(end, 0, `${command} ${args.join(' ')}: ${said}`);
  return said;
}

/** Runs the TypeScript compiler of this folder. */
export const typescript = (words, cwd = import.meta.dirname) =>
  mustRun(process.execPath, [join(import.meta.dirname, 'node_modules/typescript/bin/tsc'), ...words], { cwd });

/** Listens on a port that is free. */
async function listening(server, port = 0) {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

async function freePort() {
  const probe = createServer();
  const port = await listening(probe);
  await new Promise((done) => probe.close(done));
  return port;
}

/** The demonstration's year, written once; every ward of a test begins with a copy of it. */
let year;

async function inventYear() {
  const folder = await mkdtemp(join(tmpdir(), 'training-year-'));
  const port = await freePort();
  const arguments_ = ['demo', '--port', String(port), '--password', PASSWORD, '--today', TODAY];
  const child = spawn(program, arguments_, { cwd: folder, stdio: 'ignore', env: { PATH: process.env.PATH } });
  await ready(port, child);
  child.kill('SIGTERM');
  await once(child, 'exit');
  // The demonstration's key to its signing keys is thrown away with it; without them a server makes others.
  const file = join(folder, 'data/demo/training.sqlite');
  const forget = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("DELETE FROM signing_keys").connection.commit()';
  await mustRun('python3', ['-c', forget, file]);
  return file;
}

async function ready(port, child) {
  for (let tries = 0; tries < 3000 && child.exitCode === null && child.signalCode === null; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(30);
  }
  throw new Error('the server is not ready');
}

export class Ward {
  /** The address that strangers know: the door's. */
  url;
  /** What the door does with a request before it is handed on; `true` says that it has been answered. */
  meanwhile = () => false;
  #folder;
  #port;
  #door;
  #server;
  #tokens = new Map();
  // The next morning: nothing that the demonstration has written lies in the future.
  #now = Date.parse('2026-12-15T08:00:00+07:00');

  static async open() {
    year ??= inventYear();
    const ward = new Ward();
    ward.#folder = await mkdtemp(join(tmpdir(), 'training-ward-'));
    await mkdir(join(ward.#folder, 'data'));
    await copyFile(await year, join(ward.#folder, 'data/training.sqlite'));
    await ward.#tick();
    ward.#port = await freePort();
    ward.#door = createServer((request, response) => void ward.#pass(request, response));
    // RPDE's validator takes no address of numbers on this machine for one.
    ward.url = `http://localhost:${await listening(ward.#door)}`;
    await ward.start();
    return ward;
  }

  /** Each request comes a second after the one before: tokens expire, and nothing is equal because the clock stands. */
  async #tick() {
    this.#now += 1000;
    const next = join(this.#folder, 'clock.next');
    await writeFile(next, new Date(this.#now).toISOString());
    await rename(next, join(this.#folder, 'clock'));
  }

  async #pass(request, response) {
    await this.#tick();
    if (await this.meanwhile(request, response)) return;
    const { method, url: path, headers } = request;
    const onward = ask({ host: '127.0.0.1', port: this.#port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }

  get #environment() {
    return {
      PATH: process.env.PATH,
      DATA_DIR: join(this.#folder, 'data'),
      LISTEN: `127.0.0.1:${this.#port}`,
      PUBLIC_URL: this.url,
      CLOCK_FILE: join(this.#folder, 'clock'),
      LOG: 'error',
    };
  }

  async start() {
    const options = { cwd: this.#folder, stdio: ['ignore', 'ignore', 'inherit'], env: this.#environment };
    this.#server = spawn(program, ['serve'], options);
    await ready(this.#port, this.#server);
  }

  /** Ends the server, at once and in the middle of whatever it does, unless another signal is named. */
  async kill(signal = 'SIGKILL') {
    if (this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    this.#server.kill(signal);
    await once(this.#server, 'exit');
  }

  /** Runs a command of the program on this ward's data. */
  command(...words) {
    return promisify(execFile)(program, words, { cwd: this.#folder, env: this.#environment });
  }

  async close() {
    await this.kill();
    this.#door.closeAllConnections();
    this.#door.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Asks as somebody of the demonstration; `body` makes it a POST unless a method is named. */
  async as(person, path, body, method = body === undefined ? 'GET' : 'POST') {
    const signIn = async () => {
      const answer = await this.#ask('POST', '/auth/login', { user_name: person, password: PASSWORD });
      return (await answer.json()).access_token;
    };
    const headers = {};
    if (method === 'PATCH' || method === 'DELETE') {
      headers['if-match'] = (await this.#signedIn(person, signIn, 'GET', path)).headers.get('etag');
    }
    const answer = await this.#signedIn(person, signIn, method, path, body, headers);
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Asks as a program. */
  async asProgram(program, path) {
    const answer = await this.#signedIn(program.id, () => this.tokenOf(program), 'GET', path);
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  /** A new token of a program. */
  async tokenOf({ id, secret }) {
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    const answer = await this.#ask('POST', '/oauth/token', form, { authorization });
    return (await answer.json()).access_token;
  }

  /** Asks with a token, and with another one where it has expired. */
  async #signedIn(who, signIn, method, path, body, headers = {}) {
    for (let last = false; ; last = true) {
      if (!this.#tokens.has(who)) this.#tokens.set(who, await signIn());
      const authorization = `Bearer ${this.#tokens.get(who)}`;
      const answer = await this.#ask(method, path, body, { ...headers, authorization });
      if (answer.status !== 401 || last) return answer;
      this.#tokens.delete(who);
    }
  }

  /** Asks past the door. */
  #ask(method, path, body, headers = {}) {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const url = `http://127.0.0.1:${this.#port}/api/v1${path}`;
    if (body === undefined || body instanceof URLSearchParams) return fetch(url, { method, headers, body });
    return fetch(url, { method, headers: { ...headers, 'content-type': type }, body: JSON.stringify(body) });
  }

  /** A program of the city that may pull everything: its id and its secret. */
  async program(name) {
    const unit_id = (await this.root()).id;
    const scopes = ['sync:read', 'sync:read:personal', 'sync:ack'];
    const { id } = await this.as('quantri', '/clients', { name, unit_id, scopes });
    const { secret } = await this.as('quantri', `/clients/${id}/secrets`, {});
    return { id, secret };
  }

  /** The ward itself among its units. */
  async root() {
    const { items } = await this.as('quantri', '/units?limit=200');
    return items.find((unit) => unit.parent_id === null);
  }

  /** Everything that a program must hold of a kind, read past the door. */
  async records(program, kind) {
    const held = new Map();
    for (let path = `/sync/${kind}?limit=1000`; ; ) {
      const page = await this.asProgram(program, path);
      if (page.items.length === 0) return held;
      for (const { state, id, modified, data } of page.items) {
        if (state === 'updated') held.set(id, { modified, data });
      }
      path = page.next.slice(page.next.indexOf('/sync/'));
    }
  }
}

/** Removes the year that all wards were copied from. */
export async function forgetYear() {
  if (year !== undefined) await rm(join(await year, '../../..'), { recursive: true, force: true });
}
