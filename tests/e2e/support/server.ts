import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');
const binary =
  process.env.BACKEND ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', 'backend');

/** The day on which a journey begins unless it says otherwise: Monday, 5 October 2026, 8:00 in Vietnam. */
export const FIRST_DAY = '2026-10-05T08:00:00+07:00';

/** The password of everybody in the demonstration. */
export const DEMO_PASSWORD = 'sông Sặt chiều 30';

/** Today in the demonstration: ten months of the plan lie behind it. */
const DEMO_DAY = '2026-11-16';

/** What a journey's server serves: a ward that is to be set up, or the demonstration's invented year. */
export type Command = 'serve' | 'demo';

/** A server of a journey's own: the real program on an empty folder, with a clock that the journey moves. */
export class Server {
  private log = '';
  private ended: string | undefined;

  private constructor(
    /** Address of the pages, without a slash at its end. */
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly database: string | undefined,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts one and waits until it is ready. */
  static async start(command: Command = 'serve', now: string = FIRST_DAY): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'training-e2e-'));
    const clock = join(folder, 'clock');
    await writeFile(clock, now);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const database = await createDatabase();
    const demo = ['--port', String(port), '--password', DEMO_PASSWORD, '--today', DEMO_DAY];
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      DATA_DIR: join(folder, 'data'),
      LISTEN: `127.0.0.1:${port}`,
      PUBLIC_URL: url,
      ...(command === 'demo' ? {} : { CLOCK_FILE: clock }),
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    };
    const child = spawn(binary, [command, ...(command === 'demo' ? demo : [])], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    const server = new Server(url, folder, child, database, environment);
    const note = (chunk: Buffer) => {
      server.log += chunk.toString();
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    child.on('error', (error) => {
      server.ended = error.message;
    });
    child.on('exit', (code, signal) => {
      server.ended = `ended with ${signal ?? code}`;
    });
    try {
      await server.ready();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  private async ready(): Promise<void> {
    // A year has to be invented first for the demonstration.
    const until = Date.now() + 90_000;
    while (Date.now() < until) {
      if (this.ended !== undefined) {
        throw new Error(`${binary}: ${this.ended}\n${this.log}`);
      }
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await sleep(50);
    }
    throw new Error(`${binary} was not ready in 90 s\n${this.log}`);
  }

  /** The path and query of the one-time link that makes the first administrator. */
  async setUpLink(): Promise<string> {
    for (let waited = 0; waited < 5_000; waited += 50) {
      const link = /\S*(\/thiet-lap\?token=[^\s"'<>]+)/.exec(this.log)?.[1];
      if (link) {
        return link;
      }
      await sleep(50);
    }
    throw new Error(`the server printed no set-up link\n${this.log}`);
  }

  /** Sets the server's clock to an instant, for example '2027-01-04T08:00:00+07:00'. */
  async setClock(instant: string): Promise<void> {
    if (Number.isNaN(Date.parse(instant)) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(instant)) {
      throw new Error(`not an instant with its offset: ${instant}`);
    }
    // Put in place in one move: the server reads the file at any time and must never see half of it.
    const next = join(this.folder, 'clock.next');
    await writeFile(next, instant);
    await rename(next, join(this.folder, 'clock'));
  }

  /** Runs a job from the command line, beside the running server; answers what it says. */
  async job(name: string): Promise<string> {
    const { stdout } = await promisify(execFile)(binary, ['job', name], { cwd: root, env: this.environment });
    return stdout.trim();
  }

  /** What it has printed so far. */
  output(): string {
    return this.log;
  }

  /** Ends it and removes its folder. */
  async stop(): Promise<void> {
    if (this.ended === undefined) {
      const gone = new Promise((done) => this.child.once('exit', done));
      this.child.kill('SIGTERM');
      const inTime = await Promise.race([gone.then(() => true), sleep(5_000).then(() => false)]);
      if (!inTime) {
        this.child.kill('SIGKILL');
        await gone;
      }
    }
    await rm(this.folder, { recursive: true, force: true });
    if (this.database !== undefined) {
      await psql(`DROP DATABASE "${new URL(this.database).pathname.slice(1)}" WITH (FORCE)`);
    }
  }
}

/** A database of its own on the server JOURNEYS_POSTGRES_URL; without that the journeys run on SQLite. */
async function createDatabase(): Promise<string | undefined> {
  if (!process.env.JOURNEYS_POSTGRES_URL) {
    return undefined;
  }
  const name = `journey_${randomUUID().replaceAll('-', '')}`;
  await psql(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const url = new URL(process.env.JOURNEYS_POSTGRES_URL);
  url.pathname = `/${name}`;
  return url.href;
}

async function psql(statement: string): Promise<void> {
  const server = process.env.JOURNEYS_POSTGRES_URL ?? '';
  await promisify(execFile)('psql', ['--quiet', '--no-psqlrc', '--command', statement, server]);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') {
          done(address.port);
        } else {
          failed(new Error('no free port'));
        }
      });
    });
  });
}
