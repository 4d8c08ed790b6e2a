import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { activateAccount } from '@/api/generated';
import { holdToken } from '@/api/session';
import { applyFaults } from '@/shared/lib/form-faults';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { EntryFrame } from '../components/EntryFrame';
import { NewPassword, usePasswordRules } from '../components/NewPassword';
import { useTexts } from '../texts';

/** Takes over an account with the code of a printed slip, typed or scanned (`?code=`). */
export default function ActivationPage() {
  const texts = useTexts();
  const router = useRouter();
  const cache = useQueryClient();
  const rules = usePasswordRules();
  const { code = '' } = useSearch({ strict: false }) as { code?: string };
  const [failure, setFailure] = useState<unknown>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code, user_name: '', password: '', repeated: '' },
    validate: { code: (value) => (value.trim() ? null : texts.required), ...rules },
  });
  const attempt = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const userName = values.user_name.trim();
      const body = {
        code: values.code.trim(),
        password: values.password,
        ...(userName && { user_name: userName }),
      };
      holdToken((await activateAccount({ body })).data.access_token);
    },
    onMutate: () => setFailure(null),
    onSuccess: () => {
      cache.clear();
      router.history.replace('/');
    },
    onError: (error) => {
      if (applyFaults(form, error) !== null) setFailure(error);
    },
  });
  return (
    <EntryFrame title={texts.activationTitle}>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{texts.activationText}</Text>
          {failure !== null && <ErrorNotice error={failure} />}
          <TextInput
            label={texts.code}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
          <TextInput
            label={texts.userNameOptional}
            description={texts.userNameHint}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            key={form.key('user_name')}
            {...form.getInputProps('user_name')}
          />
          <NewPassword form={form} />
          <Button type="submit" loading={attempt.isPending}>
            {texts.activate}
          </Button>
          <Anchor component={Link} to="/dang-nhap" size="sm">
            {texts.toSignIn}
          </Anchor>
        </Stack>
      </form>
    </EntryFrame>
  );
}
