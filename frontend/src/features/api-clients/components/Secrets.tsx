import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ClientView,
  createClientSecret,
  type NewClientSecret,
  revokeClientSecret,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { DateField } from '@/shared/ui/DateField';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { endOfDay } from '../health';
import { useTexts } from '../texts';

interface SecretsProps {
  client: ClientView;
  mayWrite: boolean;
  onNew: (secret: NewClientSecret) => void;
}

/** The secrets of a program: issued, used side by side for a while, revoked. */
export function Secrets({ client, mayWrite, onNew }: SecretsProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [revoking, setRevoking] = useState<string | null>(null);
  return (
    <section aria-labelledby="secrets">
      <Title order={2} id="secrets">
        {texts.secrets}
      </Title>
      <Text c="dimmed" mb="sm">
        {texts.secretsHint}
      </Text>
      <Stack gap="xs">
        {client.secrets.length === 0 && <Text>{texts.noSecret}</Text>}
        {client.secrets.map((secret) => {
          const issued = formatInstant(secret.created_at);
          return (
            <Paper withBorder p="xs" key={secret.id}>
              <Group justify="space-between" gap="xs">
                <div>
                  <Text>{texts.secretOf(issued)}</Text>
                  <Text size="sm" c="dimmed">
                    {secret.expires_at
                      ? texts.secretUntil(formatInstant(secret.expires_at))
                      : texts.secretForever}
                  </Text>
                </div>
                {mayWrite && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={texts.revokeOf(issued)}
                    onClick={() => setRevoking(secret.id)}
                  >
                    {texts.revoke}
                  </Button>
                )}
              </Group>
            </Paper>
          );
        })}
        {mayWrite && <NewSecret clientId={client.id} onNew={onNew} />}
      </Stack>
      {revoking && (
        <ConfirmModal
          title={texts.revokeTitle}
          confirmLabel={texts.revoke}
          danger
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revokeClientSecret({ path: { id: client.id, secret_id: revoking } });
            notifyDone(texts.revoked);
            await cache.invalidateQueries({ queryKey: ['clients'] });
          }}
        >
          {texts.revokeText}
        </ConfirmModal>
      )}
    </section>
  );
}

function NewSecret({ clientId, onNew }: { clientId: string; onNew: (secret: NewClientSecret) => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm<{ expires_at: string | null }>({ initialValues: { expires_at: null } });
  const failure = useFormFailure(form);
  const create = useMutation({
    mutationFn: async ({ expires_at }: typeof form.values) => {
      const body = { expires_at: expires_at && endOfDay(expires_at) };
      return (await createClientSecret({ path: { id: clientId }, body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (secret) => {
      onNew(secret);
      return cache.invalidateQueries({ queryKey: ['clients'] });
    },
    onError: failure.report,
  });
  return (
    <Paper withBorder p="sm">
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="xs">
          {failure.notice}
          <Group gap="xs" align="flex-end">
            <DateField
              label={texts.secretEnd}
              description={texts.secretEndHint}
              {...form.getInputProps('expires_at')}
            />
            <Button type="submit" loading={create.isPending}>
              {texts.newSecret}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
