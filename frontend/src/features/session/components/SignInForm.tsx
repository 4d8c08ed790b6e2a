import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { login } from '@/api/generated';
import { holdToken } from '@/api/session';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useTexts } from '../texts';

interface SignInFormProps {
  /** Filled in when the same person signs in again. */
  userName?: string;
  onDone: () => void;
}

/** User name and password; what was typed stays when it is refused. */
export function SignInForm({ userName = '', onDone }: SignInFormProps) {
  const texts = useTexts();
  const filled = (value: string) => (value ? null : texts.required);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { user_name: userName, password: '' },
    validate: { user_name: (name) => filled(name.trim()), password: filled },
  });
  const attempt = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const { data } = await login({ body: { ...values, user_name: values.user_name.trim() } });
      holdToken(data.access_token);
    },
    onSuccess: onDone,
  });
  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack>
        {attempt.isError && <ErrorNotice error={attempt.error} title={texts.signInFailed} />}
        <TextInput
          label={texts.userName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('user_name')}
          {...form.getInputProps('user_name')}
        />
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': texts.showPassword }}
          data-autofocus={userName !== '' || undefined}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={attempt.isPending}>
          {texts.signIn}
        </Button>
      </Stack>
    </form>
  );
}
