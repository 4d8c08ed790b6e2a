import { Group, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createSubstitution, listAccounts, listSubstitutionCandidates } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';
import { useCan, useToday } from '@/shared/lib/server';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  account_id: string | null;
  substitute_account_id: string | null;
  first_day: Day | null;
  last_day: Day | null;
  reason: string;
}

/** Names a substitute from a day to a day: one's own, or for an administrator anybody's. */
export function SubstituteDrawer({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const mayNameForOthers = useCan('accounts.read');
  const needed = (value: string | null) => (value?.trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: {
      account_id: null,
      substitute_account_id: null,
      first_day: today ?? null,
      last_day: null,
      reason: '',
    },
    validate: {
      substitute_account_id: needed,
      first_day: needed,
      last_day: (day, { first_day }) =>
        needed(day) ?? (first_day && day && day < first_day ? texts.daysOrder : null),
      reason: needed,
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ account_id, substitute_account_id, first_day, last_day, reason }: Values) =>
      createSubstitution({
        body: {
          account_id,
          substitute_account_id: substitute_account_id ?? '',
          first_day: first_day ?? '',
          last_day: last_day ?? '',
          reason: reason.normalize('NFC').trim(),
        },
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      return cache.invalidateQueries({ queryKey: ['substitutions'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.give}
    >
      {failure.notice}
      {mayNameForOthers && (
        <AsyncSelect
          label={texts.away}
          description={texts.awayHint}
          queryKey="accounts"
          search={async (text, signal) => {
            const query = { q: text || undefined, limit: 20, locked: false };
            const { data } = await listAccounts({ query, signal });
            return data.items.map((account) => ({
              value: account.id,
              label: `${account.display_name} · ${account.user_name}`,
            }));
          }}
          {...form.getInputProps('account_id')}
        />
      )}
      <AsyncSelect
        label={texts.substitute}
        required
        queryKey="substitution-candidates"
        search={async (text, signal) => {
          const query = { q: text || undefined, limit: 20 };
          const { data } = await listSubstitutionCandidates({ query, signal });
          return data.items.map((account) => ({ value: account.account_id, label: account.name }));
        }}
        {...form.getInputProps('substitute_account_id')}
      />
      <Group grow align="flex-start">
        <DateField label={texts.firstDay} required {...form.getInputProps('first_day')} />
        <DateField label={texts.lastDay} required {...form.getInputProps('last_day')} />
      </Group>
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        autosize
        minRows={2}
        required
        {...form.getInputProps('reason')}
      />
    </FormDrawer>
  );
}
