import { Checkbox, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ClientScope, type ClientView, changeClient, createClient, getClient } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { endOfDay, lastDayOf } from '../health';
import { useTexts } from '../texts';

interface ClientDrawerProps {
  onClose: () => void;
  /** What is changed; a new one when left out. */
  client?: ClientView;
  /** A new one is there: it needs a secret. */
  onCreated?: (client: ClientView) => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  unit_id: string | null;
  scopes: ClientScope[];
  addresses: string[];
  requests_per_minute: number | string;
  alert_after_hours: number | string;
  /** The last day on which it may come in; empty: no end. */
  last_day: string | null;
}

const valuesOf = (client?: ClientView): Values => ({
  name: client?.name ?? '',
  unit_id: client?.unit_id ?? null,
  scopes: client?.scopes ?? ['sync:read', 'sync:ack'],
  addresses: client?.addresses ?? [],
  requests_per_minute: client?.requests_per_minute ?? 3000,
  alert_after_hours: client?.alert_after_hours ?? 24,
  last_day: lastDayOf(client?.expires_at),
});

/** Makes a program known, or changes what it may. */
export function ClientDrawer({ onClose, client, onCreated }: ClientDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const units = useUnits();
  const unitName = (id: string | null) => units?.find((unit) => unit.id === id)?.name;
  const form = useForm<Values>({
    initialValues: valuesOf(client),
    validate: {
      name: (name) => (name.trim() ? null : texts.required),
      unit_id: (id) => (id ? null : texts.required),
      scopes: (scopes) => (scopes.length > 0 ? null : texts.scopesMissing),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: Values; etag?: string }) => {
      const { last_day, ...others } = values;
      const body = {
        ...others,
        name: values.name.normalize('NFC').trim(),
        unit_id: values.unit_id ?? '',
        requests_per_minute: Number(values.requests_per_minute),
        alert_after_hours: Number(values.alert_after_hours),
        expires_at: last_day ? endOfDay(last_day) : null,
      };
      if (!client) return (await createClient({ body })).data;
      const headers = { 'If-Match': etag ?? etagOf(client) };
      return (await changeClient({ path: { id: client.id }, headers, body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (saved) => {
      notifyDone(texts.saved);
      onClose();
      if (!client) onCreated?.(saved);
      return cache.invalidateQueries({ queryKey: ['clients'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<Values>({
    latest: async () => {
      const { data } = await getClient({ path: { id: client?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.name]: values.name,
      [texts.unit]: unitName(values.unit_id) ?? '',
      [texts.scopes]: values.scopes.map((scope) => labelOf('ClientScope', scope)).join(', '),
      [texts.addresses]: values.addresses.join(', ') || texts.anywhere,
      [texts.requestsPerMinute]: String(values.requests_per_minute),
      [texts.lastDay]: formatDay(values.last_day) || texts.noEnd,
      [texts.alertAfterHours]: String(values.alert_after_hours),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['clients'] });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={client ? texts.editTitle : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
      submitLabel={client ? undefined : texts.create}
    >
      {failure.notice}
      {stale.dialog}
      <TextInput label={texts.name} required autoComplete="off" {...form.getInputProps('name')} />
      <UnitSelect
        label={texts.unit}
        description={texts.unitHint}
        required
        initialLabel={unitName(client?.unit_id ?? null)}
        {...form.getInputProps('unit_id')}
      />
      <Checkbox.Group label={texts.scopes} description={texts.scopesHint} {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt="xs">
          {optionsOf('ClientScope').map((scope) => (
            <Checkbox key={scope.value} value={scope.value} label={scope.label} description={scope.value} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TagsInput
        label={texts.addresses}
        description={texts.addressesHint}
        splitChars={[',', ' ', ';']}
        clearable
        {...form.getInputProps('addresses')}
      />
      <DateField label={texts.lastDay} description={texts.lastDayHint} {...form.getInputProps('last_day')} />
      <NumberInput
        label={texts.requestsPerMinute}
        description={texts.requestsHint}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        thousandSeparator="."
        decimalSeparator=","
        {...form.getInputProps('requests_per_minute')}
      />
      <NumberInput
        label={texts.alertAfterHours}
        description={texts.alertHint}
        min={1}
        max={8784}
        allowDecimal={false}
        {...form.getInputProps('alert_after_hours')}
      />
    </FormDrawer>
  );
}
