// Writes src/api/generated/workbooks.ts: the names of the columns of each list that goes out as a workbook, as the
// server's own OpenAPI document gives them (`hidden`), so that a page can leave out of the file what it hides.
import { readFileSync, writeFileSync } from 'node:fs';

const document = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'));
const workbooks = {};
for (const [path, { get }] of Object.entries(document.paths)) {
  const hidden = get?.parameters?.find(({ name }) => name === 'hidden');
  if (!path.endsWith('/workbook') || !(hidden || get?.['x-list'])) continue;
  workbooks[path.replace('/api/v1', '')] = hidden?.schema.items.enum ?? null;
}
writeFileSync(
  new URL('../src/api/generated/workbooks.ts', import.meta.url),
  `// Generated from openapi.json by scripts/generate-workbooks.mjs; null: what goes out is laid out elsewhere\nexport const workbooks = ${JSON.stringify(workbooks, null, 2)} as const;\n`,
);
