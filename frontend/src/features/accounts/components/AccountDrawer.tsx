import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AccountView, changeAccount, createAccount, getAccount } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { useStaleSave } from '@/shared/ui/stale-save';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { type AccountValues, userNameOf, valuesOf } from '../account-values';
import { useTexts } from '../texts';

interface AccountDrawerProps {
  onClose: () => void;
  /** What is changed; a new one when left out. */
  account?: AccountView;
  /** A new one is there: it needs a slip. */
  onCreated?: (account: AccountView) => void;
}

/** Makes an account, or changes its names. */
export function AccountDrawer({ onClose, account, onCreated }: AccountDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const seesRoster = useCan('staff.read');
  const needed = (value: string | null) => (value?.trim() ? null : texts.required);
  const form = useForm<AccountValues>({
    initialValues: valuesOf(account),
    validate: { display_name: needed, user_name: needed, roles: { unit_id: needed } },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: AccountValues; etag?: string }) => {
      const { roles, must_change_password, ...rest } = values;
      const common = {
        ...rest,
        display_name: rest.display_name.normalize('NFC').trim(),
        user_name: rest.user_name.trim(),
        email: rest.email.trim() || null,
      };
      if (!account) return (await createAccount({ body: { ...common, roles } })).data;
      const { data } = await changeAccount({
        path: { id: account.id },
        headers: { 'If-Match': etag ?? etagOf(account) },
        body: { ...common, must_change_password },
      });
      return data;
    },
    onMutate: failure.clear,
    onSuccess: (saved) => {
      notifyDone(account ? texts.saved : texts.created(saved.display_name));
      onClose();
      if (!account) onCreated?.(saved);
      return cache.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<AccountValues>({
    latest: async () => {
      const { data } = await getAccount({ path: { id: account?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.displayName]: values.display_name,
      [texts.userName]: values.user_name,
      [texts.email]: values.email,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  // The user name follows the name for as long as nobody has chosen another.
  const setDisplayName = (name: string) => {
    const { display_name, user_name } = form.values;
    form.setFieldValue('display_name', name);
    if (!account && user_name === userNameOf(display_name)) form.setFieldValue('user_name', userNameOf(name));
  };
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={account ? texts.edit : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
      submitLabel={account ? undefined : texts.create}
    >
      {failure.notice}
      {stale.dialog}
      {/* The server lets only those choose a person who may read the roster; others make such accounts from it. */}
      {seesRoster && (
        <PersonSelect
          label={texts.person}
          description={texts.personHint}
          value={form.values.staff_id}
          error={form.errors.staff_id}
          onChange={(id, label) => {
            form.setFieldValue('staff_id', id);
            const name = label?.split(' · ')[0];
            if (name && !form.values.display_name) setDisplayName(name);
          }}
        />
      )}
      <TextInput
        label={texts.displayName}
        required
        autoComplete="off"
        {...form.getInputProps('display_name')}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
      <TextInput
        label={texts.userName}
        description={texts.userNameHint}
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('user_name')}
      />
      <TextInput
        type="email"
        label={texts.email}
        description={texts.emailHint}
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      {account ? (
        <Checkbox
          label={texts.mustChange}
          {...form.getInputProps('must_change_password', { type: 'checkbox' })}
        />
      ) : (
        <Stack gap="xs" role="group" aria-label={texts.roles}>
          <Text size="sm" c="dimmed">
            {texts.rolesHint}
          </Text>
          {form.values.roles.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own; fields are addressed by index
            <Group key={index} gap="xs" align="flex-end">
              <NativeSelect
                label={texts.role}
                data={optionsOf('Role')}
                {...form.getInputProps(`roles.${index}.role`)}
                error={form.errors[`roles.${index}`] ?? form.errors[`roles.${index}.role`]}
              />
              <UnitSelect
                label={texts.unit}
                flex={1}
                miw={180}
                required
                {...form.getInputProps(`roles.${index}.unit_id`)}
                value={entry.unit_id || null}
                onChange={(id) => form.setFieldValue(`roles.${index}.unit_id`, id ?? '')}
              />
              <Button
                variant="subtle"
                aria-label={texts.removeRole(index + 1)}
                onClick={() => form.removeListItem('roles', index)}
              >
                {texts.remove}
              </Button>
            </Group>
          ))}
          <Group>
            <Button
              size="xs"
              variant="default"
              onClick={() => form.insertListItem('roles', { role: 'staff', unit_id: '' })}
            >
              {texts.addRole}
            </Button>
          </Group>
        </Stack>
      )}
    </FormDrawer>
  );
}
