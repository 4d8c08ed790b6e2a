import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AccountView, giveRole, type Role, takeRole } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { useTexts } from '../texts';

/** The roles of an account: each is given and taken by itself. */
export function Roles({ account, mayWrite }: { account: AccountView; mayWrite: boolean }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [taking, setTaking] = useState<AccountView['roles'][number] | null>(null);
  const wordOf = (held: AccountView['roles'][number]) => `${labelOf('Role', held.role)}, ${held.unit_name}`;
  return (
    <section aria-labelledby="roles">
      <Title order={2} id="roles">
        {texts.roles}
      </Title>
      <Text c="dimmed" mb="sm">
        {texts.rolesHint}
      </Text>
      <Stack gap="xs">
        {account.roles.length === 0 && <Text>{texts.noRoles}</Text>}
        {account.roles.map((held) => (
          <Paper withBorder p="xs" key={held.id}>
            <Group justify="space-between" gap="xs">
              <Text>{wordOf(held)}</Text>
              {mayWrite && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={texts.takeRoleOf(wordOf(held))}
                  onClick={() => setTaking(held)}
                >
                  {texts.takeRole}
                </Button>
              )}
            </Group>
          </Paper>
        ))}
        {mayWrite && <GiveRole accountId={account.id} />}
      </Stack>
      {taking && (
        <ConfirmModal
          title={texts.takeRoleTitle}
          confirmLabel={texts.takeRole}
          danger
          onClose={() => setTaking(null)}
          onConfirm={async () => {
            await takeRole({ path: { id: account.id, grant_id: taking.id } });
            notifyDone(texts.roleTaken);
            await cache.invalidateQueries({ queryKey: ['accounts'] });
          }}
        >
          {texts.takeRoleText(account.display_name, wordOf(taking))}
        </ConfirmModal>
      )}
    </section>
  );
}

function GiveRole({ accountId }: { accountId: string }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm<{ role: Role; unit_id: string | null }>({
    initialValues: { role: 'staff', unit_id: null },
    validate: { unit_id: (id) => (id ? null : texts.required) },
  });
  const failure = useFormFailure(form);
  const give = useMutation({
    mutationFn: ({ role, unit_id }: typeof form.values) =>
      giveRole({ path: { id: accountId }, body: { role, unit_id: unit_id ?? '' } }),
    onMutate: failure.clear,
    onSuccess: () => {
      form.reset();
      notifyDone(texts.roleGiven);
      return cache.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: failure.report,
  });
  return (
    <Paper withBorder p="sm">
      <form onSubmit={form.onSubmit((values) => give.mutate(values))} noValidate>
        {failure.notice}
        <Group gap="xs" align="flex-end">
          <NativeSelect label={texts.role} data={optionsOf('Role')} {...form.getInputProps('role')} />
          <UnitSelect
            // The choice keeps its own words; a role given starts the next one afresh.
            key={give.submittedAt}
            label={texts.unit}
            required
            flex={1}
            miw={200}
            {...form.getInputProps('unit_id')}
          />
          <Button type="submit" loading={give.isPending}>
            {texts.giveRole}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}
