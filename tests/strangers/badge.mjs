// Open Badges 3.0: what the ward issues for its own courses, held against a verifier that is not ours.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD, Ward } from './ward.mjs';

const PYTHON = process.env.PYTHON ?? 'python3';
const ISSUED_ON = '2026-12-14';
/** After the day of issue, and on the eve of it. */
const AFTERWARDS = '2026-12-15T09:00:00+07:00';
const BEFORE = '2026-12-13T23:00:00+07:00';

/** What the verifier says of a badge: what it read, or why it refuses it. */
async function verified(badge, key, now = AFTERWARDS) {
  const folder = await mkdtemp(join(tmpdir(), 'training-badge-'));
  try {
    const file = join(folder, 'key.pem');
    await writeFile(file, createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
    const child = spawn(PYTHON, [join(import.meta.dirname, 'badge_check.py'), file, now]);
    let read = '';
    let refusal = '';
    child.stdout.on('data', (chunk) => (read += chunk));
    child.stderr.on('data', (chunk) => (refusal += chunk));
    child.stdin.end(badge);
    const [code] = await once(child, 'close');
    if (code === 0) return JSON.parse(read);
    // Anything else would be a fault of the test and no refusal.
    assert.match(refusal, /^refused: /);
    return refusal.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const decoded = (part) => JSON.parse(Buffer.from(part, 'base64url'));
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The coordinator of the demonstration, asking through the ward's door. */
async function coordinator(ward) {
  const signedIn = await fetch(`${ward.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_name: 'dieuphoi', password: PASSWORD }),
  });
  const authorization = `Bearer ${(await signedIn.json()).access_token}`;
  return (path, options = {}) =>
    fetch(`${ward.url}/api/v1${path}`, { ...options, headers: { authorization, ...options.headers } });
}

/** What anybody is told of a certificate by its code. */
async function checked(ward, code) {
  const answer = await fetch(`${ward.url}/api/v1/certificate-checks/${code}`);
  return { status: answer.status, cookie: answer.headers.get('set-cookie'), ...(await answer.json()) };
}

/** Confirmations for all of the ward's own courses that are over; answers one of those that were issued. */
async function issued(ward) {
  const { items: courses } = await ward.as('dieuphoi', '/courses?limit=200');
  const over = courses.filter(({ origin, last_day, state }) => {
    return origin === 'own' && last_day < ISSUED_ON && ['planned', 'open', 'finished'].includes(state);
  });
  assert.ok(over.length > 0, 'the demonstration has courses of its own that are over');
  for (const { id } of over) await ward.as('dieuphoi', `/courses/${id}/confirmations`, { issued_on: ISSUED_ON });
  const { items } = await ward.as('dieuphoi', '/certificates?limit=200');
  const found = items.find((certificate) => certificate.issued_here && certificate.issued_on === ISSUED_ON);
  assert.ok(found, 'a confirmation was issued');
  return found;
}

export function badge() {
  test('R-27: a badge is accepted by a verifier that is not ours, and by no other key than the ward’s', async (t) => {
    const ward = await Ward.open();
    t.after(() => ward.close());
    const certificate = await issued(ward);
    const ask = await coordinator(ward);
    const answer = await ask(`/certificates/${certificate.id}/badge`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/vc+jwt');
    const token = await answer.text();
    const [head, body, signature] = token.split('.');
    const header = decoded(head);
    const payload = decoded(body);

    // 1EdTech allows these alone, and its guide wants the key to be one of the issuer's own set.
    assert.deepEqual(Object.keys(header).sort(), ['alg', 'jwk', 'typ']);
    assert.deepEqual([header.alg, header.typ], ['EdDSA', 'JWT']);
    const published = await fetch(new URL('/.well-known/jwks.json', payload.issuer.id));
    const key = (await published.json()).keys.find(({ kid }) => kid === header.jwk.kid);
    assert.ok(key, 'its key is in the set of who issued it');
    assert.equal(key.x, header.jwk.x);
    assert.equal(header.jwk.d, undefined);

    const read = await verified(token, key);
    const { ward_name } = await (await fetch(`${ward.url}/api/v1/meta`)).json();
    assert.deepEqual(
      { ...read, issuer_name: undefined, criteria: undefined },
      {
        id: `${ward.url}/chung-chi/${certificate.code}`,
        issuer: ward.url,
        issuer_name: undefined,
        people: [certificate.full_name],
        achievement: certificate.course_name,
        criteria: undefined,
        issued: `${ISSUED_ON}T00:00:00+07:00`,
      },
    );
    assert.notEqual(read.criteria, '');
    // 1EdTech asks for more than the verifier looks at.
    assert.equal(payload.nbf, Date.parse(payload.validFrom) / 1000);
    assert.equal(payload.sub, payload.credentialSubject.id);

    const forged = `${head}.${encoded({ ...payload, name: 'Tiến sĩ' })}.${signature}`;
    assert.match(await verified(forged, key), /Invalid signature/);
    // Somebody else's key, well signed and named in the header, is still not the ward's.
    const other = generateKeyPairSync('ed25519');
    const otherKey = other.publicKey.export({ format: 'jwk' });
    const signed = `${encoded({ ...header, jwk: otherKey })}.${body}`;
    const impostor = `${signed}.${sign(null, Buffer.from(signed), other.privateKey).toString('base64url')}`;
    assert.match(await verified(impostor, key), /Invalid signature/);
    assert.equal((await verified(impostor, otherKey)).id, read.id, 'the impostor fails by its key alone');
    assert.match(await verified(`${encoded({ ...header, alg: 'none' })}.${body}.`, key), /not allowed for this key/);
    assert.match(await verified(token, key, BEFORE), /not yet valid/);

    // The address in the badge is the page that says whether it stands; what it says is what the badge says.
    const stands = await checked(ward, certificate.code);
    assert.equal(stands.status, 200);
    assert.equal(stands.cookie, null);
    assert.equal(stands.standing, 'valid');
    assert.equal(stands.issued_here, true);
    assert.equal(stands.full_name, read.people[0]);
    assert.equal(stands.course_name, read.achievement);
    assert.equal(stands.issued_on, ISSUED_ON);
    assert.equal(stands.issuer, read.issuer_name);
    assert.equal(stands.recorded_by, ward_name);

    const current = await ask(`/certificates/${certificate.id}`);
    const taken = await ask(`/certificates/${certificate.id}/rejection`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': current.headers.get('etag') },
      body: JSON.stringify({ reason: 'Cấp nhầm người' }),
    });
    assert.equal(taken.status, 200, await taken.text());
    assert.equal((await checked(ward, certificate.code)).standing, 'withdrawn');
    // A badge that is out stays truly signed: the page alone knows that it no longer stands.
    assert.equal((await verified(token, key)).id, read.id);
    assert.equal((await checked(ward, '0'.repeat(32))).status, 404);
  });
}
