import { ApiError } from '@/api/errors';
import type { RegistrationBody, RegistrationView } from '@/api/generated';

/** A paper that is registered: a plan, a report of a unit, a report of the ward. */
export interface RegisteredPaper {
  registration?: RegistrationView | null;
  revision: number;
}

/** How a paper of one kind is registered. */
export interface RegisterCalls {
  /** Where its scan lies, below `/api/v1`. */
  filePath: string;
  /** The paper as it is stored now. */
  latest: () => Promise<RegisteredPaper>;
  register: (body: RegistrationBody, etag: string) => Promise<unknown>;
  upload: (file: File) => Promise<unknown>;
  /** First parts of the keys of the cache that are asked anew. */
  refresh: readonly string[];
}

/** Whether number and day are both there or both missing: the register gives them together. */
export function comeTogether(number: string, signedOn: string | null): boolean {
  return Boolean(number.trim()) === Boolean(signedOn);
}

/** A number that is taken is a conflict without a place: it belongs to the field of the number. */
export function atNumber(error: unknown): unknown {
  if (!(error instanceof ApiError && error.problem && error.code === 'number_taken')) return error;
  const { detail, code } = error.problem;
  const errors = [{ pointer: '/number', code, detail }];
  return new ApiError(error.status, { ...error.problem, errors }, error.requestId, error.path);
}

/** What the clerk's register says of a paper, as a form has it. */
export interface RegisterValues extends Record<string, unknown> {
  number: string;
  signed_on: string | null;
  signer_name: string;
  signer_title: string;
}

/** What the form shows of what is registered. */
export function registerValues(known: RegistrationView | null | undefined): RegisterValues {
  return {
    number: known?.number ?? '',
    signed_on: known?.signed_on ?? null,
    signer_name: known?.signer_name ?? '',
    signer_title: known?.signer_title ?? '',
  };
}

/** What is sent of it: what is empty is not known. */
export function registerBody(values: RegisterValues): RegistrationBody {
  return {
    number: values.number.trim() || null,
    signed_on: values.signed_on,
    signer_name: values.signer_name.trim() || null,
    signer_title: values.signer_title.trim() || null,
  };
}
