import ICAL from 'ical.js';
import { expectDone } from '../support/forms.ts';
import { expect, look, test } from '../support/journey.ts';
import { openWard, people, UNIT } from '../support/office.ts';
import { signIn } from '../support/people.ts';

const course = 'Kỹ năng: Thủ tục hành chính';

test('a month with a course, who is away, and an address that a calendar program reads until it is revoked', async ({
  server,
  windowOf,
}) => {
  test.setTimeout(300_000);
  const { coordinator } = await openWard(server);
  const { id } = await coordinator.post('/courses', {
    programme_id: await coordinator.idOf('/programmes', 'code', 'KN-02'),
    organiser: 'UBND phường Thạch Khôi',
    origin: 'own',
    mode: 'in_person',
    first_day: '2026-10-14',
    last_day: '2026-10-16',
    nomination_deadline: '2026-10-09',
  });
  await coordinator.post(`/courses/${id}/sessions`, {
    day: '2026-10-14',
    starts: '07:30',
    ends: '11:30',
    place: 'Hội trường UBND phường',
  });
  await coordinator.post('/nominations', {
    course_id: id,
    staff_ids: [await coordinator.idOf('/staff', 'full_name', people.staff.fullName)],
    as: 'enter',
  });

  await test.step('the leader approves, so that somebody is away', async () => {
    const leader = await windowOf(people.leader.fullName);
    await signIn(leader, people.leader);
    await leader.goto('/phe-duyet');
    await leader.getByRole('button', { name: 'Phê duyệt (1)' }).click();
    await expect(leader.getByText('Không có danh sách nào chờ phê duyệt')).toBeVisible();
  });

  await test.step('the coordinator sees the month, the week and the year with the course', async () => {
    const office = await windowOf(people.coordinator.fullName);
    await signIn(office, people.coordinator);
    await office.goto('/lich');
    await expect(office.getByRole('heading', { level: 2, name: 'Tháng 10/2026' })).toBeVisible();
    const week = office.getByRole('region', { name: 'Tuần 12/10/2026 – 18/10/2026' });
    await expect(week.getByRole('list', { name: /^Lớp trong tuần/ }).getByRole('link')).toContainText(course);
    await look(office, '01-month');
    await office.getByText('Tuần', { exact: true }).click();
    await office.goto('/lich?view=week&day=2026-10-14');
    await expect(office.getByRole('link', { name: /07:30–11:30/ })).toBeVisible();
    await look(office, '02-week');
    await office.goto('/lich?view=year&day=2026-10-14');
    await look(office, '03-year');
    await office.getByRole('link', { name: /^14\/10\/2026: \d+ mục/ }).click();
    await expect(office).toHaveURL(/view=week/);
    await office.getByRole('list', { name: /^Lớp trong tuần/ }).getByRole('link').click();
    await expect(office).toHaveURL(new RegExp(`/lop/${id}`));
  });

  const unit = await windowOf(people.head.fullName);
  await test.step('the head sees who is away on which day', async () => {
    await signIn(unit, people.head);
    await unit.goto('/lich?view=week&day=2026-10-14');
    const away = unit.getByRole('region', { name: 'Ai vắng' });
    await expect(away.getByText(new RegExp(`^${people.staff.fullName}, đi học`)).first()).toBeVisible();
    await look(unit, '04-away');
    await unit.setViewportSize({ width: 360, height: 740 });
    await look(unit, '05-week-phone');
    for (const view of ['month', 'year']) {
      await unit.goto(`/lich?view=${view}&day=2026-10-14`);
      await look(unit, `06-${view}-phone`);
    }
    await unit.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('a program reads the address without signing in, until it is revoked', async () => {
    await unit.getByRole('button', { name: 'Đưa vào điện thoại' }).click();
    const drawer = unit.getByRole('dialog', { name: 'Đưa lịch vào điện thoại, Google, Outlook' });
    await drawer.getByLabel('Lịch của').selectOption({ index: 1 });
    await drawer.getByRole('button', { name: 'Tạo địa chỉ' }).click();
    const address = await drawer.getByLabel('Địa chỉ lịch', { exact: true }).inputValue();
    await look(unit, '07-subscribe');

    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/);
    expectCourse(await answer.text());

    await drawer.getByRole('button', { name: /^Thu hồi: Lịch/ }).click();
    await unit
      .getByRole('dialog', { name: 'Thu hồi địa chỉ lịch' })
      .getByRole('button', { name: 'Thu hồi', exact: true })
      .click();
    await expectDone(unit, 'Đã thu hồi địa chỉ.');
    expect((await fetch(address)).status).toBe(404);
  });
});

/** The text is a calendar by the letter of RFC 5545 and says when the course of `UNIT` and its session are. */
function expectCourse(text: string): void {
  expect(text.replaceAll('\r\n', ''), 'lines end as RFC 5545 says').not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.name).toBe('vcalendar');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy();
  const components = calendar.getAllSubcomponents('vevent');
  const events = components.map((component) => new ICAL.Event(component, { strictExceptions: true }));
  expect(new Set(events.map(({ uid }) => uid)).size, 'each entry has an id of its own').toBe(events.length);
  expect(components.every((component) => component.hasProperty('dtstamp'))).toBe(true);

  const ours = events.filter(({ summary }) => summary.includes(course));
  const whole = ours.find(({ startDate }) => startDate.isDate && startDate.toString() === '2026-10-14');
  expect(whole, `the course, of ${UNIT}`).toBeDefined();
  expect(whole?.endDate.toString(), 'the first day that is free again').toBe('2026-10-17');
  const session = ours.find(({ startDate }) => !startDate.isDate);
  expect(session?.startDate.toJSDate().toISOString()).toBe('2026-10-14T00:30:00.000Z');
  expect(session?.endDate.toJSDate().toISOString()).toBe('2026-10-14T04:30:00.000Z');
  expect(session?.location).toBe('Hội trường UBND phường');
  // Times are in UTC, or by a zone that the text itself describes.
  const zone = session?.startDate.zone.tzid ?? '';
  const described = calendar
    .getAllSubcomponents('vtimezone')
    .map((component) => component.getFirstPropertyValue('tzid'));
  expect(zone === 'UTC' || described.includes(zone), zone).toBe(true);
}
