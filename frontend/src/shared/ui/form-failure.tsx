import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { applyFaults } from '@/shared/lib/form-faults';
import { ErrorNotice } from './ErrorNotice';

interface FormFailure {
  /** To stand above the fields: what no field can show; null while there is nothing. */
  notice: ReactNode;
  /** Takes a failed save: faults go to their fields, the rest to the notice. */
  report: (error: unknown) => void;
  /** Before the next try. */
  clear: () => void;
}

/**
 * What a refused form shows. Use `report` as `onError` and `clear` as `onMutate` of the mutation.
 * @param renamed names of the API whose field is called otherwise in the form
 */
export function useFormFailure<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  renamed?: Record<string, keyof Values & string>,
): FormFailure {
  const [failure, setFailure] = useState<{ error: unknown; message: string } | null>(null);
  return {
    notice: failure && <ErrorNotice error={failure.error} message={failure.message} />,
    report: (error) => {
      const message = applyFaults(form, error, renamed);
      setFailure(message === null ? null : { error, message });
    },
    clear: () => setFailure(null),
  };
}
