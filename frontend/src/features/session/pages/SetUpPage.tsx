import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { setUp } from '@/api/generated';
import { holdToken } from '@/api/session';
import { useMeta } from '@/shared/lib/server';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { EntryFrame } from '../components/EntryFrame';
import { NewPassword, usePasswordRules } from '../components/NewPassword';
import { useTexts } from '../texts';

/** Creates the first administrator by the one-time link that the server prints. */
export default function SetUpPage() {
  const texts = useTexts();
  const { token } = useSearch({ strict: false }) as { token?: string };
  const { data: meta, isPending } = useMeta();
  const [startedOpen, setStartedOpen] = useState(false);
  // Asked once: the set-up of this very page must not turn into "already set up" while it signs in.
  useEffect(() => {
    if (meta?.set_up === false) setStartedOpen(true);
  }, [meta?.set_up]);
  // A form that goes away again would be typed into.
  if (isPending)
    return (
      <EntryFrame title={texts.setUpTitle}>
        <Loading lines={4} />
      </EntryFrame>
    );
  if (meta?.set_up && !startedOpen) {
    return (
      <EntryFrame title={texts.alreadyTitle}>
        <Stack>
          <Text>{texts.alreadyText}</Text>
          <Button component={Link} to="/dang-nhap">
            {texts.goToSignIn}
          </Button>
        </Stack>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={texts.setUpTitle}>
      {token ? <SetUpForm token={token} /> : <Alert color="yellow">{texts.setUpMissing}</Alert>}
    </EntryFrame>
  );
}

function SetUpForm({ token }: { token: string }) {
  const texts = useTexts();
  const router = useRouter();
  const cache = useQueryClient();
  const rules = usePasswordRules();
  const filled = (value: string) => (value.trim() ? null : texts.required);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { display_name: '', user_name: '', password: '', repeated: '' },
    validate: { display_name: filled, user_name: filled, ...rules },
  });
  const failure = useFormFailure(form);
  const attempt = useMutation({
    mutationFn: async ({ display_name, user_name, password }: typeof form.values) => {
      const body = {
        token,
        password,
        display_name: display_name.normalize('NFC').trim(),
        user_name: user_name.trim(),
      };
      holdToken((await setUp({ body })).data.access_token);
    },
    onMutate: failure.clear,
    onSuccess: () => {
      cache.clear();
      router.history.replace('/');
    },
    onError: failure.report,
  });
  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack>
        <Text size="sm">{texts.setUpText}</Text>
        {failure.notice}
        <TextInput
          label={texts.displayName}
          autoComplete="name"
          required
          key={form.key('display_name')}
          {...form.getInputProps('display_name')}
        />
        <TextInput
          label={texts.userName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          key={form.key('user_name')}
          {...form.getInputProps('user_name')}
        />
        <NewPassword form={form} />
        <Button type="submit" loading={attempt.isPending}>
          {texts.createAdmin}
        </Button>
      </Stack>
    </form>
  );
}
