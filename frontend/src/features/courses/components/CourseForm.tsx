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
import { useCan } from '@/shared/lib/server';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { DateField } from '@/shared/ui/DateField';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { MoneyField } from '@/shared/ui/MoneyField';
import type { PaidCourse } from '../allocation';
import type { CourseValues } from '../form-values';
import { useTexts } from '../texts';
import { AllocationField } from './AllocationField';
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
  /** The course as it is stored, of one that is changed. */
  stored?: PaidCourse;
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
  stored,
  planItemLabel,
}: CourseFormProps) {
  const texts = useTexts();
  const mayReadMoney = useCan('money.read');
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
          <MoneyField
            label={texts.cost}
            description={texts.costHint}
            min={0}
            {...form.getInputProps('cost')}
          />
          {mayReadMoney && (
            <AllocationField
              value={values.allocation_id}
              onChange={(value) => form.setFieldValue('allocation_id', value)}
              cost={values.cost}
              stored={stored}
              error={form.errors.allocation_id}
            />
          )}
          {(form.errors.overrun_reason || values.overrun_reason) && (
            <Textarea
              label={texts.overrunReason}
              description={texts.overrunReasonHint}
              required
              autosize
              maxLength={1000}
              {...form.getInputProps('overrun_reason')}
            />
          )}
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
