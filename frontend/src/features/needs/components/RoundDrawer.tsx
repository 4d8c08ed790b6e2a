import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { changeNeedsRound, type NeedsRoundBody, type NeedsRoundView, openNeedsRound } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';
import { nextYear, planYears } from '../years';

interface RoundValues extends Record<string, unknown> {
  kind: string;
  year: string;
  name: string;
  deadline: string | null;
}

/** Opens a round, or changes its name and deadline. */
export function RoundDrawer({ onClose, round }: { onClose: () => void; round?: NeedsRoundView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const today = useToday();
  const form = useForm<RoundValues>({
    initialValues: {
      kind: round?.kind ?? 'year',
      year: String(round?.year ?? nextYear(today)),
      name: round?.name ?? '',
      deadline: round?.deadline ?? null,
    },
    validate: { deadline: (day) => (day ? null : texts.required) },
  });
  const hints: Record<string, string> = { phase: texts.phaseHint, supplement: texts.supplementHint };
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ kind, year, name, deadline }: RoundValues) => {
      const path = { id: round?.id ?? '' };
      if (round) {
        const body = { name: name.trim() || round.name, deadline: deadline ?? '' };
        return (await changeNeedsRound({ path, headers: { 'If-Match': etagOf(round) }, body })).data;
      }
      const body = {
        kind,
        deadline: deadline ?? '',
        ...(kind !== 'phase' && { year: Number(year) }),
        ...(name.trim() && { name: name.trim() }),
      } as NeedsRoundBody;
      return (await openNeedsRound({ body })).data;
    },
    onMutate: failure.clear,
    onSuccess: (saved) => {
      notifyDone(round ? texts.changed : texts.opened);
      void cache.invalidateQueries({ queryKey: ['needs'] });
      onClose();
      if (!round) void navigate({ to: '/nhu-cau/$id', params: { id: saved.id }, ignoreBlocker: true });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={round ? texts.change : texts.open}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={round ? undefined : texts.open}
    >
      {failure.notice}
      {!round && (
        <NativeSelect
          label={texts.kind}
          description={hints[form.values.kind]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={optionsOf('RoundKind')}
          {...form.getInputProps('kind')}
        />
      )}
      {!round && form.values.kind !== 'phase' && (
        <NativeSelect label={texts.year} data={planYears.map(String)} {...form.getInputProps('year')} />
      )}
      <DateField label={texts.deadline} required {...form.getInputProps('deadline')} />
      <TextInput
        label={texts.name}
        description={round ? undefined : texts.nameHint}
        {...form.getInputProps('name')}
      />
    </FormDrawer>
  );
}
