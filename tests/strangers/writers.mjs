// The proof that a puller can be sure of its copy: eight people write at once through the API, the server is
// killed under them and so is the puller; in the end the copies are equal, and no page has promised too much.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Puller } from './puller.mjs';
import { Ward } from './ward.mjs';

/** How often the server is killed, and how many writes must have gone through before each time. */
const SERVER_KILLS = 3;
const WRITES_BETWEEN = 70;
/** At which of its pages the puller is killed, run after run. */
const KILLED_AT = [3, 10, 20, 30];

/** Which puller keeps the copy of a ward on which database. */
const COPIES = { sqlite: 'pull.py', postgres: 'pull.ts' };

const PERSON = { units: 'quantri', staff: 'dieuphoi', programmes: 'dieuphoi', courses: 'dieuphoi', sessions: 'dieuphoi' };

export function writers() {
  for (const [database, name] of Object.entries(COPIES)) {
    test(`${database}: eight writers, a killed server and a killed ${name} end in equal copies (R-23, R-38)`, async (t) => {
      const ward = await Ward.open(database);
      t.after(() => ward.close());
      const puller = await Puller.open(name, ward);
      const book = new Book(ward, await ward.program('Phần mềm đọc mọi loại'));
      ward.overhear = (path, text) => book.handedOut(path, JSON.parse(text));
      const { id: root } = await ward.root();
      const [{ id: programme_id }] = (await ward.as('dieuphoi', '/programmes?limit=1')).items;
      const { items: people } = await ward.as('truongphong', '/staff?limit=200');
      const known = { root, programme_id, staff_ids: people.slice(0, 3).map(({ id }) => id) };

      const copies = [];
      let killed = 0;
      const killServers = async () => {
        for (let kill = 1; kill <= SERVER_KILLS; kill += 1) {
          await book.until(() => book.written.length >= kill * WRITES_BETWEEN);
          if (book.closed) return;
          await ward.kill();
          await ward.start();
        }
      };
      const killPullers = async () => {
        for (const [run, page] of KILLED_AT.entries()) {
          if (book.closed) return;
          const { end } = await puller.run((count, response, child) => {
            if (count === page) response.on('close', () => setTimeout(() => child.kill('SIGKILL'), run));
            return false;
          });
          killed += end === 'SIGKILL' ? 1 : 0;
          copies.push(await puller.holds());
        }
      };
      // All stop when the killing is over, or when one of them fails; and nothing goes on when the test ends.
      const killing = [killServers(), killPullers()];
      const writing = WRITERS.map((write, writer) => keepWriting(book, write, writer, known));
      let fault;
      const all = [Promise.all(killing), follow(book), ...writing].map((one) =>
        one.catch((caught) => (fault ??= caught)).finally(() => book.close()),
      );
      await Promise.allSettled([...killing, ...all]);
      if (fault) throw fault;
      assert.ok(killed >= 3, `the puller was killed ${killed} times`);
      assert.ok(book.broken >= SERVER_KILLS, `${book.broken} requests broke off`);

      await puller.mustBeWhole(await puller.run());
      const items = await ward.items(puller.city);
      book.mustHoldWhatWasWritten(items);
      book.mustHaveLostNothing(items);
      for (const copy of copies) mustHaveHeld(copy, items);
      const { promises, behind } = book.mustHaveKeptItsPromises();

      const gone = items.filter(({ state }) => state === 'deleted').length;
      const sorts = [...book.sorts].map(([sort, times]) => `${times} ${sort}`).join(', ');
      t.diagnostic(`${book.written.length} writes: ${sorts}; ${book.stale} changes came second and were refused`);
      const broken = `${book.broken} requests broke off, ${book.unanswered} of them had been done`;
      t.diagnostic(`the server was killed ${SERVER_KILLS} times: ${broken}; the puller was killed ${killed} times`);
      const pages = `${book.pages.length} pages, ${behind} of them with a write behind, ${promises} promises held`;
      t.diagnostic(`${items.length - gone} records and ${gone} tombstones; ${pages}`);
    });
  }
}

/** What was written and what was handed out meanwhile. */
class Book {
  /** Writes whose answer has come: the record, a number at which it stood afterwards, and when that had been seen. */
  written = [];
  /** Pages of every feed, in the order in which they were handed out. */
  pages = [];
  /** What the feed must hold in the end: some fields of each record, or nothing where it was deleted. */
  expected = new Map();
  /** Records that were made and not deleted: the field by which each is known, and what stands in it. */
  made = new Map();
  sorts = new Map();
  /** Requests that broke off, those of them that had been done, and changes that came second. */
  broken = 0;
  unanswered = 0;
  stale = 0;
  closed = false;

  constructor(ward, beside) {
    this.ward = ward;
    this.beside = beside;
  }

  /** Waits for something that is counted here. */
  async until(enough) {
    while (!enough() && !this.closed) await sleep(10);
  }

  /** Nobody begins anything more. */
  close() {
    this.closed = true;
  }

  /** Asks until the server answers; tells of each request that broke off. */
  async insist(ask, brokeOff = () => {}) {
    for (;;) {
      try {
        return await ask();
      } catch (fault) {
        // What fetch throws when the connection breaks.
        if (!(fault instanceof TypeError && fault.cause) || this.closed) throw fault;
        this.broken += 1;
        brokeOff();
        await sleep(50);
      }
    }
  }

  /** Writes once, however often the server is killed meanwhile; nothing where the answer is lost. */
  async write(person, path, body, method = 'POST') {
    const headers = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    let again = false;
    try {
      return await this.insist(() => this.ward.as(person, path, body, method, headers), () => (again = true));
    } catch (fault) {
      const done = fault.code === 'idempotency_answer_lost' || (method === 'DELETE' && fault.status === 404);
      if (!done || !again) throw fault;
      this.unanswered += 1;
      return undefined;
    }
  }

  /** Notes a write once its answer has come. */
  async note(sort, kind, id, fields) {
    this.expected.set(`${kind} ${id}`, fields && { ...this.expected.get(`${kind} ${id}`), ...fields });
    const { modified } = await this.insist(() => this.ward.asProgram(this.beside, `/sync/${kind}/${id}`));
    this.written.push({ kind, id, number: modified, at: this.ward.now });
    this.sorts.set(sort, (this.sorts.get(sort) ?? 0) + 1);
  }

  /** Makes a record that is known by what stands in one of its fields; nothing where the answer is lost. */
  async create(kind, path, body, field) {
    this.made.set(`${kind} ${body[field]}`, [kind, field, body[field]]);
    const thing = await this.write(PERSON[kind], path, body);
    if (thing) await this.note(`${kind} made`, kind, thing.id, { [field]: body[field] });
    return thing;
  }

  async change(kind, id, fields) {
    await this.write(PERSON[kind], `/${kind}/${id}`, fields, 'PATCH');
    await this.note(`${kind} changed`, kind, id, fields);
  }

  async remove(kind, id, mark) {
    this.made.delete(`${kind} ${mark}`);
    await this.write(PERSON[kind], `/${kind}/${id}`, undefined, 'DELETE');
    await this.note(`${kind} deleted`, kind, id, undefined);
  }

  /** Takes down a page: what was read up to it, and until when it says that nothing is missing. */
  handedOut(path, { items, next, consistent_through }) {
    const [, feed] = path.match(/\/sync\/([a-z-]+)\?/) ?? [];
    if (feed === undefined) return;
    const after = Number(new URL(path, this.ward.url).searchParams.get('afterChangeNumber'));
    const through = items.at(-1)?.modified ?? after;
    this.pages.push({ feed, after, through, items, next, consistent: Date.parse(consistent_through) });
  }

  /** Every write that was answered stands in the feed as it was written, and everything that was made stands there once. */
  mustHoldWhatWasWritten(items) {
    const there = new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
    for (const [record, fields] of this.expected) {
      const { state, data } = there.get(record) ?? {};
      assert.equal(state, fields === undefined ? 'deleted' : 'updated', record);
      for (const [field, value] of Object.entries(fields ?? {})) assert.equal(data[field], value, `${record}: ${field}`);
    }
    const marks = items.filter(({ state }) => state === 'updated').map(({ kind, data }) => [kind, data]);
    for (const [kind, field, mark] of this.made.values()) {
      const times = marks.filter(([other, data]) => other === kind && data[field] === mark).length;
      assert.equal(times, 1, `${kind} ${mark} stands ${times} times in the feed`);
    }
  }

  /**
   * Numbers only rise, and nothing has come behind a number that was handed out: what stands at the end within the bounds of
   * a page stood on it as it stands at the end, and everything else that stood on it has moved behind it.
   */
  mustHaveLostNothing(items) {
    const last = new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
    for (const { feed, after, through, items: handed, next } of this.pages) {
      const page = `${feed} ${after}–${through}`;
      assert.equal(Number(new URL(next).searchParams.get('afterChangeNumber')), through, `${page} leads to ${next}`);
      const standing = [];
      let number = after;
      for (const item of handed) {
        assert.ok(item.modified > number, `${page}: ${item.modified} follows ${number}`);
        number = item.modified;
        const now = last.get(`${item.kind} ${item.id}`);
        if (now.modified === number) standing.push(item);
        else assert.ok(now.modified > through, `${page}: ${item.kind} ${item.id} moved from ${number} to ${now.modified}`);
      }
      const within = items.filter(({ modified }) => modified > after && modified <= through);
      assert.deepEqual(standing, within.filter(of(feed)), page);
    }
  }

  /**
   * Whatever was committed before a page's `consistent_through` stands on it or before it. A write was committed when its
   * number was seen; where a page speaks of a later time, it must reach that number. Answers how many times that was so, and
   * of how many pages there was a write that lay behind, where the page could have said too much.
   */
  mustHaveKeptItsPromises() {
    let promises = 0;
    let behind = 0;
    for (const { feed, after, through, consistent } of this.pages) {
      const written = this.written.filter(of(feed));
      const due = written.filter(({ at }) => at < consistent);
      const late = due.filter(({ number }) => number > through);
      assert.deepEqual(late, [], `${feed} ${after}–${through} is not consistent through ${consistent}`);
      promises += due.length;
      if (written.some(({ number }) => number > through)) behind += 1;
    }
    assert.ok(promises > 0 && behind > 0, `${promises} promises, ${behind} pages with a write behind`);
    return { promises, behind };
  }
}

/** What belongs to a feed: of one kind, or of all. */
const of = (feed) => ({ kind }) => feed === 'changes' || feed === kind;

/** What a copy held when its puller was killed: everything up to its positions that has not moved since. */
function mustHaveHeld({ held, heads }, items) {
  for (const { state, kind, id, modified, data } of items) {
    if (modified > (heads.get(kind) ?? 0)) continue;
    const there = state === 'deleted' ? undefined : { modified, data };
    assert.ok(isDeepStrictEqual(held.get(`${kind} ${id}`), there), `${kind} ${id}, ${modified}, up to ${heads.get(kind)}`);
  }
}

/** Reads all kinds in one feed, always at its end, while the others write. */
async function follow(book) {
  for (let path = '/sync/changes?limit=10'; ; ) {
    const page = await book.insist(() => book.ward.asProgram(book.beside, path));
    book.handedOut(path, page);
    path = page.next.slice(page.next.indexOf('/sync/'));
    if (page.items.length > 0) continue;
    if (book.closed) return;
    await sleep(5);
  }
}

async function keepWriting(book, write, writer, known) {
  for (let round = 1; !book.closed; round += 1) await write(book, `${writer + 1}.${round}`, known);
}

const LESSON = { starts: '18:00', ends: '20:30' };
const course = ({ programme_id }, organiser) => {
  const [first_day, last_day] = ['2027-03-15', '2027-03-17'];
  return { programme_id, organiser, origin: 'own', mode: 'online', first_day, last_day, length_reason: 'Thử' };
};

async function units(book, mark, { root }) {
  const body = { parent_id: root, kind: 'department', name: `Tổ ${mark}`, agency_code: mark };
  const made = await book.create('units', '/units', body, 'agency_code');
  if (made) await book.change('units', made.id, { name: `Tổ ${mark}, đổi tên` });
}

/** Two rename the same unit: who comes second is refused. */
async function ward(book, mark, { root }) {
  try {
    await book.write('quantri', `/units/${root}`, { name: `UBND phường Thạch Khôi, ${mark}` }, 'PATCH');
  } catch (fault) {
    if (fault.status !== 412) throw fault;
    book.stale += 1;
    return;
  }
  await book.note('names of the ward', 'units', root, { kind: 'ward' });
}

async function staff(book, mark, { root }) {
  const body = { full_name: 'Trần Thị Hoà', code: mark, category: 'civil_servant', unit_id: root };
  const made = await book.create('staff', '/staff', body, 'code');
  if (made) await book.change('staff', made.id, { post_title: `Chuyên viên ${mark}` });
}

async function programmes(book, mark) {
  const made = await book.create('programmes', '/programmes', { code: mark, name: mark, kind: 'skill' }, 'code');
  if (made) await book.change('programmes', made.id, { name: `Bồi dưỡng "${mark}"\t– thử` });
}

/** A course, with a session that is moved and then deleted. */
async function courses(book, mark, known) {
  const made = await book.create('courses', '/courses', course(known, mark), 'organiser');
  if (!made) return;
  const path = `/courses/${made.id}/sessions`;
  const session = await book.create('sessions', path, { day: '2027-03-15', topic: mark, ...LESSON }, 'topic');
  await book.change('courses', made.id, { place: `Hội trường ${mark}` });
  if (!session) return;
  await book.change('sessions', session.id, { day: '2027-03-16' });
  await book.remove('sessions', session.id, mark);
}

/** A head proposes people for a course and takes one back. */
async function nominations(book, mark, known) {
  const made = await book.create('courses', '/courses', course(known, mark), 'organiser');
  if (!made) return;
  await book.write('dieuphoi', `/courses/${made.id}/opening`, {});
  await book.note('courses opened', 'courses', made.id, { state: 'open' });
  const body = { course_id: made.id, staff_ids: known.staff_ids, as: 'propose' };
  const proposed = await book.write('truongphong', '/nominations', body);
  if (!proposed) return;
  const ids = proposed.items.map(({ nomination_id, problem }) => nomination_id ?? assert.fail(JSON.stringify(problem)));
  for (const id of ids) await book.note('nominations made', 'nominations', id, { state: 'proposed' });
  await book.write('truongphong', `/nominations/${ids[0]}/withdrawal`, { reason: 'Bận việc' });
  await book.note('nominations withdrawn', 'nominations', ids[0], { state: 'withdrawn' });
}

/** One for each of the eight. */
const WRITERS = [units, ward, ward, staff, programmes, courses, courses, nominations];
