import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { activate } from '@/api/generated';
import { holdToken } from '@/api/session';
import { useFormFailure } from '@/shared/ui/form-failure';
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
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code, password: '', repeated: '' },
    validate: { code: (value) => (value.trim() ? null : texts.required), ...rules },
  });
  const failure = useFormFailure(form);
  const attempt = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const body = { code: values.code.trim(), password: values.password };
      holdToken((await activate({ body })).data.access_token);
    },
    onMutate: failure.clear,
    onSuccess: () => {
      cache.clear();
      router.history.replace('/');
    },
    onError: failure.report,
  });
  return (
    <EntryFrame title={texts.activationTitle}>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{texts.activationText}</Text>
          {failure.notice}
          <TextInput
            label={texts.code}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            key={form.key('code')}
            {...form.getInputProps('code')}
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
