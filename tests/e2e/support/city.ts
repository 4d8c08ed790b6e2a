import { expect } from '@playwright/test';
import type { Server } from './server.ts';

interface Item {
  state: 'updated' | 'deleted';
  kind: string;
  id: string;
  modified: number;
  data?: Held;
}

/** A record as the city holds it. */
export type Held = Record<string, unknown> & { id: string };

interface Page {
  next: string;
  items: Item[];
  omitted_fields: string[];
}

/** The kinds of record that a ward publishes. */
export const KINDS = [
  'units',
  'staff',
  'programmes',
  'courses',
  'sessions',
  'nominations',
  'decisions',
  'attendance',
  'results',
  'certificates',
  'result-reports',
  'evaluations',
  'targets',
] as const;

type Kind = (typeof KINDS)[number];

/** The city's software: it knows only the document for its developers, and keeps a copy of its own. */
export class City {
  private readonly copies = new Map<Kind, Map<string, Held>>();

  private constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {}

  /** Gets a token by its id and secret. */
  static async signIn(server: Server, id: string, secret: string): Promise<City> {
    const answer = await fetch(`${server.url}/api/v1/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(answer.status).toBe(200);
    const { access_token } = (await answer.json()) as { access_token: string };
    return new City(server, access_token);
  }

  /** Reads every feed to its end, following `next`, page by page of a few. */
  async pullAll(): Promise<void> {
    for (const kind of KINDS) {
      await this.pull(kind);
    }
  }

  private async pull(kind: Kind): Promise<void> {
    const copy = this.copies.get(kind) ?? new Map<string, Held>();
    this.copies.set(kind, copy);
    let next = `${this.server.url}/api/v1/sync/${kind}?limit=50`;
    let modified = 0;
    for (;;) {
      const page = await this.read<Page>(next);
      for (const item of page.items) {
        expect(item.modified, `order of ${kind}`).toBeGreaterThan(modified);
        modified = item.modified;
        if (item.state === 'updated' && item.data !== undefined) {
          copy.set(item.id, item.data);
        } else {
          copy.delete(item.id);
        }
      }
      if (page.items.length === 0) {
        expect(page.next, `the empty page of ${kind} is its own next`).toBe(next);
        break;
      }
      next = page.next;
    }
    const { count } = await this.read<{ count: number }>(`${this.server.url}/api/v1/sync/${kind}/digest`);
    expect(copy.size, `records of ${kind}`).toBe(count);
    if (modified > 0) {
      await this.acknowledge(kind, modified);
    }
  }

  private async acknowledge(kind: Kind, through: number): Promise<void> {
    const answer = await fetch(`${this.server.url}/api/v1/sync/acknowledgements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind, through }),
    });
    expect(answer.ok, `acknowledging ${kind}: ${answer.status}`).toBe(true);
  }

  private async read<T>(address: string): Promise<T> {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${this.token}` } });
    expect(answer.status, address).toBe(200);
    return (await answer.json()) as T;
  }

  /** What it holds of a kind. */
  all(kind: Kind): Held[] {
    return [...(this.copies.get(kind)?.values() ?? [])];
  }

  /** The one record of a kind whose fields are these. */
  only(kind: Kind, fields: Record<string, unknown>): Held {
    const found = this.all(kind).filter((held) =>
      Object.entries(fields).every(([name, value]) => held[name] === value),
    );
    expect(found, `${kind} with ${JSON.stringify(fields)}`).toHaveLength(1);
    return found[0] as Held;
  }
}
