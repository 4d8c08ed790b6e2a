// Writes src/api/generated/labels.ts: the Vietnamese labels of every enumeration, as the server's own
// OpenAPI document gives them (`x-labels-vi`), so that the page never invents a word of its own.
import { readFileSync, writeFileSync } from 'node:fs';

const document = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'));
const labels = {};
for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
  if (schema['x-labels-vi']) labels[name] = schema['x-labels-vi'];
}
writeFileSync(
  new URL('../src/api/generated/labels.ts', import.meta.url),
  `// Generated from x-labels-vi of openapi.json by scripts/generate-labels.mjs\nexport const labels = ${JSON.stringify(labels, null, 2)} as const;\n`,
);
