// A ward's server as a stranger meets it: the demonstration's year behind an address of its own, where the test can
// stand in the door.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

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
  child.kill('SIGKILL');
  throw new Error('the server is not ready');
}

/** What the ward answers to somebody who may not, or not so. */
export class Refusal extends Error {
  constructor(request, status, text) {
    super(`${request}: ${status} ${text}`);
    this.status = status;
    this.code = text.match(/"code":"(\w+)"/)?.[1];
  }
}

/** What an answer holds; a refusal is thrown. */
async function content(request, answer) {
  const text = await answer.text();
  if (!answer.ok) throw new Refusal(request, answer.status, text);
  return text === '' ? undefined : JSON.parse(text);
}

export class Ward {
  /** The address that strangers know: the door's. */
  url;
  /** What the door does with a request before it is handed on; `true` says that it has been answered. */
  meanwhile = () => false;
  /** Where set, it is told what the server has answered to each request at the door, be it delivered or not. */
  overhear;
  #folder;
  #port;
  #door;
  #server;
  /** Its database on PostgreSQL, where it stands on one. */
  #database;
  #tokens = new Map();
  // The next morning: nothing that the demonstration has written lies in the future.
  #now = Date.parse('2026-12-15T08:00:00+07:00');

  static async open(database = 'sqlite') {
    const server = process.env.TEST_POSTGRES_URL;
    assert.ok(server || database !== 'postgres', 'TEST_POSTGRES_URL is not set: tests/support/with-postgres does it');
    year ??= inventYear();
    const ward = new Ward();
    ward.#folder = await mkdtemp(join(tmpdir(), 'training-ward-'));
    await mkdir(join(ward.#folder, 'data'));
    await copyFile(await year, join(ward.#folder, 'data/training.sqlite'));
    ward.#tick();
    ward.#port = await freePort();
    ward.#door = createServer((request, response) => void ward.#pass(request, response));
    // RPDE's validator takes no address of numbers on this machine for one.
    ward.url = `http://localhost:${await listening(ward.#door)}`;
    if (database === 'postgres') await ward.#moveToPostgres(server);
    await ward.start();
    return ward;
  }

  /** Takes its data over into a database of its own on a server of PostgreSQL. */
  async #moveToPostgres(server) {
    const file = join(this.#folder, 'export.jsonl');
    await this.command('export', file);
    await rm(join(this.#folder, 'data/training.sqlite'));
    const name = `strangers_${randomUUID().replaceAll('-', '')}`;
    await mustRun('psql', ['--quiet', '--dbname', server, '--command', `CREATE DATABASE ${name}`]);
    this.#database = new URL(`/${name}`, server);
    await this.command('import', file);
  }

  /** The ward's clock, in milliseconds. */
  get now() {
    return this.#now;
  }

  /**
   * Each request comes a second after the one before: tokens expire, and nothing is equal because the clock stands. In one
   * go, since many ask at once and no second may come after a later one.
   */
  #tick() {
    this.#now += 1000;
    const next = join(this.#folder, 'clock.next');
    writeFileSync(next, new Date(this.#now).toISOString());
    renameSync(next, join(this.#folder, 'clock'));
  }

  async #pass(request, response) {
    this.#tick();
    if (await this.meanwhile(request, response)) return;
    const { method, url: path, headers } = request;
    const onward = ask({ host: '127.0.0.1', port: this.#port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.on('error', () => response.destroy());
      if (this.overhear && answer.statusCode === 200) {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          this.overhear(path, (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
        });
      }
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
      ...(this.#database && { DATABASE_URL: this.#database.href }),
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
    if (this.#database) {
      const drop = `DROP DATABASE ${this.#database.pathname.slice(1)} WITH (FORCE)`;
      await mustRun('psql', ['--quiet', '--dbname', process.env.TEST_POSTGRES_URL, '--command', drop]);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Asks as somebody of the demonstration; `body` makes it a POST unless a method is named. */
  async as(person, path, body, method = body === undefined ? 'GET' : 'POST', more = {}) {
    const signIn = async () => {
      const answer = await this.#ask('POST', '/auth/login', { user_name: person, password: PASSWORD });
      return (await answer.json()).access_token;
    };
    const headers = { ...more };
    if (method === 'PATCH' || method === 'DELETE') {
      const before = await this.#signedIn(person, signIn, 'GET', path);
      await content(`GET ${path}`, before);
      headers['if-match'] = before.headers.get('etag');
    }
    return content(`${method} ${path}`, await this.#signedIn(person, signIn, method, path, body, headers));
  }

  /** Asks as a program. */
  async asProgram(program, path) {
    return content(path, await this.#signedIn(program.id, () => this.tokenOf(program), 'GET', path));
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
    this.#tick();
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

  /** All items of the feed of all kinds, as they stand now, read past the door. */
  async items(program) {
    const items = [];
    for (let path = '/sync/changes?limit=1000'; ; ) {
      const page = await this.asProgram(program, path);
      if (page.items.length === 0) return items;
      items.push(...page.items);
      path = page.next.slice(page.next.indexOf('/sync/'));
    }
  }
}

/** Removes the year that all wards were copied from. */
export async function forgetYear() {
  if (year !== undefined) await rm(join(await year, '../../..'), { recursive: true, force: true });
}
