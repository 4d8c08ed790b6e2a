import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The rooms a file of a room may use: shared → features → app, and api beneath them all. */
const mayUse: Record<string, string[]> = {
  api: ['api'],
  shared: ['api', 'shared'],
  features: ['api', 'shared', 'features'],
  app: ['api', 'shared', 'features', 'app'],
};

/** The path of what a file imports, from `src`; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (!specifier.startsWith('.')) return null;
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

/** What a file may not import and does. */
function trespasses(file: string, text: string): string[] {
  const [room = '', feature] = file.split('/');
  const rooms = mayUse[room];
  if (!rooms) return [];
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, specifier = '']) => {
    const target = targetOf(file, specifier);
    if (target === null) return [];
    const [targetRoom = '', targetFeature, ...inside] = target.split('/');
    const isForeignInside =
      targetRoom === 'features' && !(room === 'features' && targetFeature === feature) && inside.length > 0;
    return rooms.includes(targetRoom) && !isForeignInside ? [] : [`${file} → ${specifier}`];
  });
}

it('data goes one way through the rooms', () => {
  const files = Object.entries(sources).map(([path, text]) => [path.replace('../', ''), text] as const);
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(([file, text]) => trespasses(file, text))).toEqual([]);
});

it.each([
  ['shared/ui/A.tsx', "import { duties } from '@/features/duties';"],
  ['shared/lib/a.ts', "const x = import('../../app/router');"],
  ['api/a.ts', "import { fold } from '@/shared/lib/names';"],
  ['features/duties/a.ts', "import { useTexts } from '../session/texts';"],
  ['features/duties/a.ts', "import { queryClient } from '@/app/query-client';"],
  ['app/a.ts', "import Page from '@/features/duties/pages/DutiesPage';"],
])('%s may not say %s', (file, line) => {
  expect(trespasses(file, line)).toHaveLength(1);
});
