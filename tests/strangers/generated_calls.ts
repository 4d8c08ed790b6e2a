// Calls through the types that openapi-typescript made of the API's description.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

const { BASE, CLIENT_ID, CLIENT_SECRET, PASSWORD = '' } = process.env;
const client = (authorization: string) => createClient<paths>({ baseUrl: BASE ?? '', headers: { authorization } });

const basic = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64');
const token = await client(`Basic ${basic}`).POST('/api/v1/oauth/token', {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: { grant_type: 'client_credentials' },
  bodySerializer: (body) => new URLSearchParams({ grant_type: body.grant_type }),
});
assert.ok(token.data, JSON.stringify(token.error));
const program = client(`Bearer ${token.data.access_token}`);

const kinds = await program.GET('/api/v1/sync');
assert.ok(kinds.data, JSON.stringify(kinds.error));
let records = 0;
for (const { kind } of kinds.data.items) {
  const held = new Set<string>();
  let head = 0;
  let position: { afterChangeNumber?: number; epoch?: string } = {};
  for (;;) {
    const page = await program.GET('/api/v1/sync/{kind}', { params: { path: { kind }, query: { limit: 50, ...position } } });
    // As lines of JSON it would be one text.
    assert.ok(typeof page.data === 'object', JSON.stringify(page.error));
    if (page.data.items.length === 0) break;
    for (const item of page.data.items) {
      assert.ok(item.modified > head);
      head = item.modified;
      if (item.state === 'updated') held.add(item.id);
    }
    position = { afterChangeNumber: head, epoch: new URL(page.data.next).searchParams.get('epoch') ?? '' };
  }
  const digest = await program.GET('/api/v1/sync/{kind}/digest', { params: { path: { kind } } });
  assert.deepEqual([digest.data?.head, digest.data?.count], [head, held.size], kind);
  records += held.size;
  const stored = await program.POST('/api/v1/sync/acknowledgements', { body: { kind, through: head } });
  assert.equal(stored.data?.through, head, JSON.stringify(stored.error));
}

const signedIn = await createClient<paths>({ baseUrl: BASE ?? '' }).POST('/api/v1/auth/login', {
  body: { user_name: 'dieuphoi', password: PASSWORD },
});
assert.ok(signedIn.data, JSON.stringify(signedIn.error));
const courses = await client(`Bearer ${signedIn.data.access_token}`).GET('/api/v1/courses', {
  params: { query: { limit: 5, with_total: true } },
});
const first: components['schemas']['CourseView'] | undefined = courses.data?.items[0];
assert.ok(first !== undefined && courses.data?.items.length === 5, JSON.stringify(courses.error));
console.log(`${records} records in ${kinds.data.items.length} kinds; ${courses.data.total} courses, the first ${first.name}`);
