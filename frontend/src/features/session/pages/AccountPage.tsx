import { Alert, Button, Group, List, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changePassword, endOwnSession, type ListOwnSessionsResponse } from '@/api/generated';
import { listOwnSessionsOptions } from '@/api/generated/@tanstack/react-query.gen';
import { formatInstant } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { meOptions, useMe } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { NewPassword, usePasswordRules } from '../components/NewPassword';
import { deviceOf } from '../device';
import { useTexts } from '../texts';

/** One's own account: roles, password, devices. */
export default function AccountPage() {
  const texts = useTexts();
  const me = useMe();
  if (!me) return null;
  return (
    <Stack gap="xl" maw={720}>
      <PageHeader title={texts.accountTitle} description={`${me.display_name} (${me.user_name})`} />
      {me.must_change_password && (
        <Alert color="yellow" role="status">
          {texts.mustChange}
        </Alert>
      )}
      <PasswordForm userName={me.user_name} />
      <section aria-labelledby="roles">
        <Title order={2} id="roles" mb="sm">
          {texts.roles}
        </Title>
        <List>
          {me.roles.map((held) => (
            <List.Item key={`${held.role}-${held.unit_id}`}>
              {labelOf('Role', held.role)}, {held.unit_name}
            </List.Item>
          ))}
        </List>
      </section>
      {!me.must_change_password && <Sessions />}
    </Stack>
  );
}

function PasswordForm({ userName }: { userName: string }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const rules = usePasswordRules();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current_password: '', password: '', repeated: '' },
    validate: { current_password: (value) => (value ? null : texts.required), ...rules },
  });
  const failure = useFormFailure(form, { new_password: 'password' });
  const attempt = useMutation({
    mutationFn: ({ current_password, password }: typeof form.values) =>
      changePassword({ body: { current_password, new_password: password } }),
    onMutate: failure.clear,
    onSuccess: () => {
      form.reset();
      notifyDone(texts.passwordChanged);
      void cache.invalidateQueries({ queryKey: meOptions().queryKey });
    },
    onError: failure.report,
  });
  return (
    <section aria-labelledby="password">
      <Title order={2} id="password" mb="sm">
        {texts.changePassword}
      </Title>
      <Paper withBorder p="md">
        <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
          <Stack>
            {failure.notice}
            {/* Tells a password manager whose password is changed. */}
            <input type="text" autoComplete="username" value={userName} readOnly hidden />
            <PasswordInput
              label={texts.currentPassword}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': texts.showPassword }}
              required
              key={form.key('current_password')}
              {...form.getInputProps('current_password')}
            />
            <NewPassword form={form} />
            <Group justify="flex-end">
              <Button type="submit" loading={attempt.isPending}>
                {texts.changePassword}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </section>
  );
}

function Sessions() {
  const texts = useTexts();
  const { data, error, refetch } = useQuery(listOwnSessionsOptions());
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions">
        {texts.sessions}
      </Title>
      <Text c="dimmed" mb="sm">
        {texts.sessionsText}
      </Text>
      {error ? (
        <ErrorNotice error={error} onRetry={refetch} />
      ) : data ? (
        <Stack gap="xs">
          {data.items.map((item) => (
            <SessionRow key={item.id} item={item} />
          ))}
        </Stack>
      ) : (
        <Loading lines={3} />
      )}
    </section>
  );
}

function SessionRow({ item }: { item: ListOwnSessionsResponse['items'][number] }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endOwnSession({ path: { id: item.id } }),
    onSuccess: () => {
      notifyDone(texts.sessionEnded);
      return cache.invalidateQueries({ queryKey: listOwnSessionsOptions().queryKey });
    },
    onError: notifyError,
  });
  const device = deviceOf(item.user_agent) ?? texts.unknownDevice;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <div>
          <Group gap="xs">
            <Text fw={500}>{device}</Text>
            {item.current && <StatusBadge tone="success">{texts.current}</StatusBadge>}
          </Group>
          <Text size="sm" c="dimmed">
            {texts.lastUsed} {formatInstant(item.last_used_at)}. {texts.signedInAt}{' '}
            {formatInstant(item.created_at)}.{item.address && ` ${texts.from} ${item.address}.`}
          </Text>
        </div>
        {!item.current && (
          <Button
            variant="default"
            size="xs"
            loading={end.isPending}
            onClick={() => end.mutate()}
            aria-label={texts.endSessionOf(device)}
          >
            {texts.endSession}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
