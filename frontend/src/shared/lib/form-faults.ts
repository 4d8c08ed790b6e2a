import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from '@/api/errors';
import { i18n } from './i18n';

/**
 * The faults of a refused form by field: `/start_date` → `start_date`, `/people/0/name` → `people.0.name`.
 * Several faults of one field stand under each other; what is said twice is shown once. What is missing is asked for
 * without the name that only the API knows it by.
 */
export function faultsByField(error: unknown): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!(error instanceof ApiError)) return faults;
  for (const fault of error.problem?.errors ?? []) {
    const field = fault.pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .join('.');
    const text = fault.code === 'required' ? i18n.t('error.required') : (fault.detail ?? fault.code);
    const said = faults[field]?.split('\n') ?? [];
    if (!said.includes(text)) faults[field] = [...said, text].join('\n');
  }
  return faults;
}

/**
 * Puts the server's faults onto the fields of a form and moves the focus to the first one.
 * @param renamed names of the API whose field is called otherwise in the form: `{ new_password: 'password' }`
 * @returns what no field of the form can show (the general message, faults of fields not on the page);
 *   null when the fields say it all
 */
export function applyFaults<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  error: unknown,
  renamed: Record<string, keyof Values & string> = {},
): string | null {
  const faults = Object.entries(faultsByField(error)).map(
    ([field, text]) => [renamed[field] ?? field, text] as const,
  );
  const values = form.getValues();
  const shown = faults.filter(([field]) => field.replace(/\..*/, '') in values);
  const homeless = [...new Set(faults.filter((fault) => !shown.includes(fault)).map(([, text]) => text))];
  form.setErrors(Object.fromEntries(shown));
  const first = shown[0]?.[0];
  if (first) form.getInputNode(first)?.focus();
  if (shown.length > 0) return homeless.length > 0 ? homeless.join('\n') : null;
  return homeless.length > 0 ? homeless.join('\n') : messageOf(error);
}

/** The message for a failed request, in the person's language: the server's own text wherever it sent one. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.problem?.detail) return error.problem.detail;
    return i18n.t(error.isOffline ? 'error.offline' : 'error.status', { status: error.status });
  }
  return i18n.t('error.unexpected');
}
