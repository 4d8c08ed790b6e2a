import { expect, look, test } from '../support/journey.ts';
import { DEMO_PASSWORD } from '../support/server.ts';
import { signIn } from '../support/people.ts';

test.use({ command: 'demo' });

const roles = {
  quantri: 'the administrator',
  dieuphoi: 'the coordinator',
  chutich: 'the leader',
  truongphong: 'a head',
  chuyenvien: 'a staff member',
  sonoivu: 'an observer',
};

test('every page that the menu shows to any role is whole, on a wide window and on a narrow one', async ({
  server,
  windowOf,
}) => {
  test.setTimeout(900_000);
  const seen = new Set<string>();
  for (const [userName, role] of Object.entries(roles)) {
    await test.step(role, async () => {
      const page = await windowOf(userName);
      await signIn(page, { userName, password: DEMO_PASSWORD, fullName: '' });
      const menu = page.getByRole('navigation', { name: 'Danh mục trang' });
      const addresses = await menu.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(addresses.length, `pages of ${role}`).toBeGreaterThan(1);
      for (const address of addresses) {
        // The first page differs from role to role; a list differs in its rows alone.
        if (address === null || (address !== '/' && seen.has(address))) {
          continue;
        }
        seen.add(address);
        await page.goto(address);
        const name = `${userName}${address.replaceAll('/', '-')}`;
        await look(page, name);
        await page.setViewportSize({ width: 360, height: 740 });
        await look(page, `${name}-phone`);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    });
  }
  expect(server.output()).not.toContain('ERROR');
});
