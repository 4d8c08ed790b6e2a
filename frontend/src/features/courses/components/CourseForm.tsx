import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { listProgrammes } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { DateField } from '@/shared/ui/DateField';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import type { CourseValues } from '../form-values';
import { useTexts } from '../texts';
import { LetterField } from './LetterField';
import { PlanItemField } from './PlanItemField';

interface CourseFormProps {
  form: UseFormReturnType<CourseValues>;
  /** What no field can show. */
  notice: ReactNode;
  onSubmit: (values: CourseValues) => void;
  submitting: boolean;
  /** How what is chosen already is called. */
  programmeLabel?: string;
  letterLabel?: string;
  planItemLabel?: string;
}

/** The fields of a course, the needed ones first. */
export function CourseForm({
  form,
  notice,
  onSubmit,
  submitting,
  programmeLabel,
  letterLabel,
  planItemLabel,
}: CourseFormProps) {
  const texts = useTexts();
  const { values } = form;
  return (
    <Paper withBorder p="md" maw={860}>
      <LeaveGuard dirty={form.isDirty()} />
      <form onSubmit={form.onSubmit(onSubmit)} noValidate>
        <Stack>
          {notice}
          <NativeSelect
            label={texts.origin}
            required
            data={optionsOf('Origin')}
            {...form.getInputProps('origin')}
          />
          <AsyncSelect
            label={texts.programme}
            required
            queryKey="programmes"
            search={async (text, signal) => {
              const query = { q: text || undefined, limit: 50, active: true };
              const { data } = await listProgrammes({ query, signal });
              return data.items.map((programme) => ({
                value: programme.id,
                label: `${programme.code} · ${programme.name}`,
              }));
            }}
            initialLabel={programmeLabel}
            value={values.programme_id || null}
            onChange={(value) => form.setFieldValue('programme_id', value ?? '')}
            error={form.errors.programme_id}
          />
          <PlanItemField
            programmeId={values.programme_id}
            value={values.year_plan_item_id || null}
            initialLabel={planItemLabel}
            onChange={(value) => form.setFieldValue('year_plan_item_id', value ?? '')}
            error={form.errors.year_plan_item_id}
          />
          <TextInput label={texts.name} description={texts.nameHint} {...form.getInputProps('name')} />
          <TextInput label={texts.organiser} required {...form.getInputProps('organiser')} />
          {values.origin !== 'own' && (
            <LetterField
              value={values.letter_id || null}
              initialLabel={letterLabel}
              onChange={(value) => form.setFieldValue('letter_id', value ?? '')}
              error={form.errors.letter_id}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DateField label={texts.firstDay} required {...form.getInputProps('first_day')} />
            <DateField label={texts.lastDay} required {...form.getInputProps('last_day')} />
            <DateField label={texts.deadline} {...form.getInputProps('nomination_deadline')} />
            <NumberInput
              label={texts.seats}
              description={texts.seatsHint}
              min={1}
              {...form.getInputProps('seats')}
            />
          </SimpleGrid>
          <NativeSelect label={texts.mode} data={optionsOf('Mode')} {...form.getInputProps('mode')} />
          {values.mode === 'online' && (
            <Checkbox label={texts.selfPaced} {...form.getInputProps('self_paced', { type: 'checkbox' })} />
          )}
          <Checkbox
            label={texts.keepsAtDesk}
            {...form.getInputProps('keeps_at_desk', { type: 'checkbox' })}
          />
          <TextInput label={texts.place} {...form.getInputProps('place')} />
          <Textarea
            label={texts.lengthReason}
            description={texts.lengthReasonHint}
            autosize
            {...form.getInputProps('length_reason')}
          />
          <NumberInput
            label={texts.cost}
            min={0}
            thousandSeparator="."
            decimalSeparator=","
            allowDecimal={false}
            {...form.getInputProps('cost')}
          />
          <Textarea label={texts.note} autosize minRows={2} {...form.getInputProps('note')} />
          <Group justify="flex-end">
            <Button type="submit" loading={submitting}>
              {texts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
