/*
 * Keeps a copy of a ward's training data, the way openapi/README.md says. Node's standard library only (20.10 or newer).
 *
 *     npm install typescript@5 @types/node@20
 *     npx tsc --strict --target es2022 --module node16 --types node pull.ts
 *     CLIENT_ID=… CLIENT_SECRET=… node pull.js http://localhost:8080 copy
 *
 * Run it as often as you like (every five minutes, say), one at a time: it goes on where it stopped, wherever that was.
 * It ends with 0 when the copy is whole, and with 1 when it is not. `copy` is a folder; the last line of an id counts.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

type Item = { state: 'updated' | 'deleted'; id: string; modified: number; data?: unknown };
type Page = { next: string; items: Item[] };
type Digest = { head: number; count: number; digest: string };
type Token = { access_token: string; scope: string };

const [base, folder = ''] = process.argv.slice(2);
const api = `${base}/api/v1`;
let token: Token | undefined;

class Refusal extends Error {
  status = 0;
  body = '';
}

/** One request, with a few tries where the server is away, is starting anew, or asks to wait. */
async function send<T>(address: string, options: RequestInit): Promise<T> {
  for (let wait = 1; ; wait *= 2) {
    let seconds = wait;
    try {
      const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(60_000) });
      const body = await answer.text();
      if (answer.ok) return JSON.parse(body) as T;
      const refusal = Object.assign(new Refusal(`${answer.status} ${body}`), { status: answer.status, body });
      if (wait > 16 || (answer.status !== 429 && answer.status < 500)) throw refusal;
      seconds = Number(answer.headers.get('retry-after') ?? wait);
    } catch (fault) {
      if (wait > 16 || fault instanceof Refusal) throw fault;
    }
    await sleep(seconds * 1000);
  }
}

async function signIn(): Promise<Token> {
  const basic = btoa(`${process.env.CLIENT_ID}:${process.env.CLIENT_SECRET}`);
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  return send<Token>(`${api}/oauth/token`, { method: 'POST', headers: { authorization: `Basic ${basic}` }, body });
}

/** The answer to a GET, or to a POST with a body; an expired token is renewed. */
async function ask<T>(address: string, body?: unknown): Promise<T> {
  for (let last = false; ; last = true) {
    token ??= await signIn();
    const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' };
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    try {
      return await send<T>(address, { headers, ...post });
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.status !== 401 || last) throw fault;
      token = undefined;
    }
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with its keys in order and no spaces (RFC 8785). */
function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const fields = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`).join(',')}}`;
}

/** What we hold of a kind, and where to read on. */
class Copy {
  path: string;
  position: { next: string; head: number; length: number };

  constructor(path: string, start: string) {
    [this.path, this.position] = [path, { next: start, head: 0, length: 0 }];
    if (existsSync(`${path}.position`)) this.position = JSON.parse(readFileSync(`${path}.position`, 'utf8'));
    // What lies behind the length was written by a run that was killed before it could keep its position.
    writeFileSync(`${path}.ndjson`, '', { flag: 'a' });
    truncateSync(`${path}.ndjson`, this.position.length);
  }

  /** The items first; then the position, put in its place in one move: it is never ahead of them. */
  apply(items: Item[], next: string): void {
    const lines = Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
    writeFileSync(`${this.path}.ndjson`, lines, { flag: 'a', flush: true });
    this.position = { next, head: items.at(-1)!.modified, length: this.position.length + lines.length };
    writeFileSync(`${this.path}.position.new`, JSON.stringify(this.position), { flush: true });
    renameSync(`${this.path}.position.new`, `${this.path}.position`);
  }

  /** Forgets everything, the position first. */
  forget(start: string): void {
    rmSync(`${this.path}.position`, { force: true });
    truncateSync(`${this.path}.ndjson`);
    this.position = { next: start, head: 0, length: 0 };
  }

  digest(): Digest {
    const lines = readFileSync(`${this.path}.ndjson`, 'utf8').split('\n').filter(Boolean);
    const newest = new Map(lines.map((line) => JSON.parse(line) as Item).map((item) => [item.id, item]));
    const held = [...newest.values()].filter((item) => item.state === 'updated').sort((a, b) => a.modified - b.modified);
    const recipe = held.map(({ id, modified, data }) => `${id} ${modified} ${sha256(canonical(data))}\n`);
    return { head: this.position.head, count: held.length, digest: sha256(recipe.join('')) };
  }
}

/** Reads a kind to its end. */
async function pull(copy: Copy): Promise<void> {
  for (;;) {
    try {
      const { items, next } = await ask<Page>(copy.position.next);
      if (items.length === 0) return;
      copy.apply(items, next);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.status !== 410) throw fault;
      copy.forget(JSON.parse(fault.body).start_over); // The position is of no use any more: everything anew.
    }
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { kind, address } of (await ask<{ items: { kind: string; address: string }[] }>(`${api}/sync`)).items) {
    const copy = new Copy(join(folder, kind), `${address}?limit=1000`);
    let told: Digest | undefined;
    // What changes while we compare is read, too.
    for (let tries = 3; tries > 0 && told?.head !== copy.position.head; tries -= 1) {
      await pull(copy);
      told = await ask<Digest>(`${api}/sync/${kind}/digest`);
    }
    const { head, count, digest } = copy.digest();
    if (head > 0 && token?.scope.includes('sync:ack')) await ask(`${api}/sync/acknowledgements`, { kind, through: head });
    const whole = told?.head === head && told.count === count && told.digest === digest;
    console.log(`${kind}: ${count} records through ${head}, ${whole ? 'whole' : 'NOT WHOLE'}`);
    if (!whole) process.exitCode = 1;
  }
}

void main();
