import { type APIRequestContext, type Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { ADMINISTRATOR } from '../support/people.ts';

/** Opens an operation and carries it out; ends when the server has answered with this status. */
async function tryOut(page: Page, tag: string, operation: string, status: string): Promise<void> {
  const block = page.locator(`#operations-${tag}-${operation}`);
  if (!(await block.isVisible())) {
    await page.locator(`#operations-tag-${tag}`).click();
  }
  const execute = block.getByRole('button', { name: 'Execute' });
  if (!(await execute.isVisible())) {
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
  }
  await execute.click();
  await expect(block.locator('.live-responses-table tbody .response-col_status').first()).toHaveText(status);
}

/** A program of the city's kind, as its id and its secret. */
async function newProgram(request: APIRequestContext, token: string): Promise<{ id: string; secret: string }> {
  const headers = { authorization: `Bearer ${token}` };
  const units = await (await request.get('/api/v1/units?limit=200', { headers })).json();
  const ward = units.items.find((unit: { parent_id: string | null }) => unit.parent_id === null);
  const data = { name: 'Phần mềm của thành phố', unit_id: ward.id, scopes: ['sync:read'] };
  const client = await (await request.post('/api/v1/clients', { headers, data })).json();
  const made = await request.post(`/api/v1/clients/${client.id}/secrets`, { headers, data: {} });
  return { id: client.id, secret: (await made.json()).secret };
}

test('people and programs sign in to the documentation and try the API out', async ({ page, request, server }) => {
  const hosts = new Set<string>();
  page.on('request', (sent) => {
    if (!sent.url().startsWith('data:')) {
      hosts.add(new URL(sent.url()).origin);
    }
  });
  const link = new URL(await server.setUpLink(), server.url);
  const made = await request.post('/api/v1/auth/set-up', {
    data: {
      token: link.searchParams.get('token'),
      user_name: ADMINISTRATOR.userName,
      password: ADMINISTRATOR.password,
      display_name: ADMINISTRATOR.fullName,
    },
  });
  const program = await newProgram(request, (await made.json()).access_token);
  const person = page.locator('#person');

  await test.step('without signing in nothing is told', async () => {
    await page.goto('/docs');
    await tryOut(page, 'units', 'list_units', '401');
  });

  await test.step('a person signs in', async () => {
    await person.getByLabel('Tên đăng nhập').fill(ADMINISTRATOR.userName);
    await person.getByLabel('Mật khẩu').fill(ADMINISTRATOR.password);
    await person.getByRole('button').click();
    await expect(person.getByRole('status')).toContainText('Đã có mã truy cập');
    await tryOut(page, 'units', 'list_units', '200');
  });

  await test.step('a program signs in', async () => {
    const form = page.locator('#program');
    await form.getByLabel('Mã phần mềm').fill(program.id);
    await form.getByLabel('Khóa').fill(program.secret);
    await form.getByRole('button').click();
    await expect(form.getByRole('status')).toContainText('Đã có mã truy cập');
    await tryOut(page, 'sync', 'list_sync_kinds', '200');
  });

  expect([...hosts]).toEqual([new URL(server.url).origin]);
});
