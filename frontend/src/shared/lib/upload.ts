/**
 * Serializer of a form with a file: each field once, lists and objects as JSON. The generated one would repeat the
 * field for every item of a list, which the server refuses.
 */
export function formOfFields(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    form.append(name, value instanceof Blob || typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}
