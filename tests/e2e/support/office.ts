import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADMINISTRATOR, type Person } from './people.ts';
import type { Server } from './server.ts';

/** The project's own sample roster: two sheets, people invented. */
export const ROSTER = join(import.meta.dirname, '../../../backend/seed/sample-roster.xlsx');

/** The password of everybody whose account a journey makes. */
export const PASSWORD = 'sông Sặt chiều 30';

/** The people of the sample roster who act in the journeys. */
export const people = {
  coordinator: { userName: 'dieuphoi', password: PASSWORD, fullName: 'Trần Xuân Cường' },
  leader: { userName: 'doan.thi.kim.ngoc', password: PASSWORD, fullName: 'Đoàn Thị Kim Ngọc' },
  head: { userName: 'bui.thi.ngan', password: PASSWORD, fullName: 'Bùi Thị Ngân' },
  staff: { userName: 'phung.thanh.thao', password: PASSWORD, fullName: 'Phùng Thanh Thảo' },
} satisfies Record<string, Person>;

/** The whole ward. */
export const WARD = 'UBND phường Thạch Khôi';

/** The unit of the head and of the staff member: nine people, so that two may be away and a third may not. */
export const UNIT = 'Trung tâm Phục vụ hành chính công';

interface Item {
  id: string;
  [field: string]: unknown;
}

/** Somebody at work through the API: for what a journey needs and is not about. */
export class Office {
  private constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {}

  /** Makes the first administrator. */
  static async setUp(server: Server, person: Person = ADMINISTRATOR): Promise<Office> {
    const token = new URL(await server.setUpLink(), server.url).searchParams.get('token');
    return Office.enter(server, '/auth/set-up', {
      token,
      user_name: person.userName,
      password: person.password,
      display_name: person.fullName,
    });
  }

  /** Signs in. */
  static signIn(server: Server, person: Person): Promise<Office> {
    return Office.enter(server, '/auth/login', { user_name: person.userName, password: person.password });
  }

  private static async enter(server: Server, path: string, body: unknown): Promise<Office> {
    const nobody = new Office(server, '');
    const { access_token } = await nobody.post<{ access_token: string }>(path, body);
    return new Office(server, access_token);
  }

  /** Asks for something; anything but success is an error. */
  async get<T = { items: Item[] }>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  /** Sends a body; a form goes as it is, all else as JSON. */
  async post<T = Item>(path: string, body: unknown = {}): Promise<T> {
    return this.send('POST', path, body);
  }

  /** Changes some fields of a thing as it stands now. */
  async patch<T = Item>(path: string, body: unknown): Promise<T> {
    const now = await this.ask('GET', path);
    return this.send('PATCH', path, body, { 'if-match': now.headers.get('etag') ?? '' });
  }

  private async send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const answer = await this.ask(method, path, body, headers);
    return (await answer.json()) as T;
  }

  private async ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  }

  /** The id of what bears a name. */
  async idOf(path: string, field: string, name: string): Promise<string> {
    const { items } = await this.get(`${path}?limit=200`);
    const found = items.filter((item) => item[field] === name);
    expect(found, `${name} of ${path}`).toHaveLength(1);
    return found[0]?.id ?? '';
  }

  /** An account with its roles, its password chosen. */
  async account(person: Person, roles: { role: string; unit: string }[], staffId?: string): Promise<string> {
    const grants: { role: string; unit_id: string }[] = [];
    for (const { role, unit } of roles) {
      grants.push({ role, unit_id: await this.idOf('/units', 'name', unit) });
    }
    const account = await this.post('/accounts', {
      user_name: person.userName,
      display_name: person.fullName,
      roles: grants,
      ...(staffId === undefined ? {} : { staff_id: staffId }),
    });
    await this.activate(account.id, person);
    return account.id;
  }

  /** Takes an account over with a slip. */
  async activate(accountId: string, person: Person): Promise<void> {
    const { code } = await this.slip(accountId);
    await Office.enter(this.server, '/auth/activation', { code, password: person.password });
  }

  /** A slip to take an account over with. */
  slip(accountId: string): Promise<{ code: string }> {
    return this.post(`/accounts/${accountId}/slip`);
  }

  /** Imports the sample roster as it is. */
  async importRoster(): Promise<void> {
    const form = async (fields: Record<string, string>) => {
      const body = new FormData();
      body.set('file', new Blob([await readFile(ROSTER)]), 'danh-sach.xlsx');
      for (const [name, value] of Object.entries(fields)) {
        body.set(name, value);
      }
      return body;
    };
    const { plan_hash } = await this.post<{ plan_hash: string }>('/staff/import/preview', await form({}));
    await this.post('/staff/import', await form({ plan_hash }));
  }
}

/** A ward at work, without a browser: the roster is imported, everybody of `people` has an account. */
export async function openWard(server: Server): Promise<{ system: Office; coordinator: Office }> {
  const system = await Office.setUp(server);
  const account = await system.account(people.coordinator, [{ role: 'coordinator', unit: WARD }]);
  const coordinator = await Office.signIn(server, people.coordinator);
  await coordinator.importRoster();
  const staffId = ({ fullName }: Person) => coordinator.idOf('/staff', 'full_name', fullName);
  await system.patch(`/accounts/${account}`, { staff_id: await staffId(people.coordinator) });
  const chair = ['leader', 'unit_head'].map((role) => ({ role, unit: WARD }));
  await system.account(people.leader, chair, await staffId(people.leader));
  await system.account(people.head, [{ role: 'unit_head', unit: UNIT }], await staffId(people.head));
  await system.account(people.staff, [{ role: 'staff', unit: UNIT }], await staffId(people.staff));
  return { system, coordinator };
}
