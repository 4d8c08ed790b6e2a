import { PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { PASSWORD_LENGTH, useTexts } from '../texts';

/** The part of a form's values that `NewPassword` fills. */
export interface NewPasswordValues {
  password: string;
  repeated: string;
}

/** The rules of the two fields, for `validate` of the form. */
export function usePasswordRules() {
  const texts = useTexts();
  return {
    password: (password: string) => ([...password].length < PASSWORD_LENGTH ? texts.passwordShort : null),
    repeated: (repeated: string, values: NewPasswordValues) =>
      repeated === values.password ? null : texts.passwordsDiffer,
  };
}

/** A new password, typed twice. */
export function NewPassword<Values extends NewPasswordValues>({ form }: { form: UseFormReturnType<Values> }) {
  const texts = useTexts();
  const toggle = { 'aria-label': texts.showPassword };
  return (
    <>
      <PasswordInput
        label={texts.newPassword}
        description={texts.passwordHint}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        required
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={texts.repeatPassword}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        required
        key={form.key('repeated')}
        {...form.getInputProps('repeated')}
      />
    </>
  );
}
