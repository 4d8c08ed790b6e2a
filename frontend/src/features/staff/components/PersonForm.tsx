import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LabelledEnum, optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { useTexts as useOfficeTexts } from '../office-texts';
import type { PersonValues } from '../person-values';
import { useTexts } from '../texts';
import { PostFields } from './PostFields';

// Fields stand in two columns: a description above would push its field down.
const descriptionBelow: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

interface PersonFormProps {
  form: UseFormReturnType<PersonValues>;
  /** What no field can show of a failed save. */
  notice: ReactNode;
  onSubmit: (values: PersonValues) => void;
  submitting: boolean;
  submitLabel: string;
  /** The unit's name of somebody known: it changes by a transfer only. */
  unitName?: string;
  backTo: string;
}

/** The file of a person, to fill in. */
export function PersonForm(props: PersonFormProps) {
  const { form, unitName } = props;
  const texts = useTexts();
  const office = useOfficeTexts();
  const { t } = useTranslation();
  const optional = (name: keyof PersonValues & string, label: string, kind: LabelledEnum) => (
    <NativeSelect
      label={label}
      data={[{ value: '', label: office.notKnown }, ...optionsOf(kind)]}
      {...form.getInputProps(name)}
    />
  );
  const text = (name: keyof PersonValues & string, label: string, maxLength: number) => (
    <TextInput label={label} maxLength={maxLength} {...form.getInputProps(name)} />
  );
  // The form is longer than the window: a fault may stand far above the button.
  const toFirstFault = (faults: Record<string, unknown>) => {
    const [first] = Object.keys(faults);
    if (first) form.getInputNode(first)?.focus();
  };
  return (
    <form onSubmit={form.onSubmit(props.onSubmit, toFirstFault)} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack maw={860}>
        {props.notice}
        <Part legend={office.identity}>
          <TextInput label={office.name} required maxLength={120} {...form.getInputProps('full_name')} />
          {text('code', texts.code, 40)}
          <DateField label={texts.birth} {...form.getInputProps('birth_date')} />
          {!form.values.birth_date && (
            <NumberInput
              label={office.birthYear}
              inputWrapperOrder={descriptionBelow}
              description={office.birthYearHint}
              min={1900}
              max={2100}
              {...form.getInputProps('birth_year')}
            />
          )}
          {optional('gender', texts.gender, 'Gender')}
          <Checkbox
            mt={{ base: 0, xs: 32 }}
            label={texts.party}
            {...form.getInputProps('party_member', { type: 'checkbox' })}
          />
        </Part>
        <Part legend={office.work}>
          <NativeSelect
            label={texts.category}
            data={optionsOf('StaffCategory')}
            {...form.getInputProps('category')}
          />
          {optional('public_body', texts.body, 'PublicBody')}
          {unitName ? (
            <TextInput
              label={texts.unit}
              description={office.unitByTransfer}
              inputWrapperOrder={descriptionBelow}
              value={unitName}
              readOnly
            />
          ) : (
            <UnitSelect
              label={texts.unit}
              required
              data-path="unit_id"
              value={form.values.unit_id || null}
              onChange={(value) => form.setValues({ unit_id: value ?? '', post_id: '' })}
              error={form.errors.unit_id}
            />
          )}
          <PostFields form={form} />
          <DateField label={texts.hired} {...form.getInputProps('hired_on')} />
          {text('rank_code', office.rankCode, 20)}
          {text('rank_name', office.rankName, 120)}
          <Checkbox
            mt={{ base: 0, xs: 32 }}
            label={texts.scope}
            {...form.getInputProps('in_plan_scope', { type: 'checkbox' })}
          />
        </Part>
        <Part legend={office.training}>
          {optional('qualification', texts.qualification, 'Qualification')}
          {text('field_of_study', texts.field, 200)}
          {optional('political_theory', texts.theory, 'PoliticalTheory')}
          {optional('state_management', texts.management, 'StateManagement')}
          {text('informatics', texts.informatics, 200)}
          {text('foreign_language', texts.language, 200)}
        </Part>
        <Part legend={office.contact}>
          <TextInput label={texts.phone} type="tel" maxLength={20} {...form.getInputProps('phone')} />
          <TextInput label={texts.email} type="email" maxLength={200} {...form.getInputProps('email')} />
        </Part>
        <Textarea label={texts.note} autosize maxLength={500} {...form.getInputProps('note')} />
        <Group justify="flex-end">
          <Button component={Link} to={props.backTo} variant="default">
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={props.submitting}>
            {props.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Part({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <Fieldset legend={legend}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'start' }}>
        {children}
      </SimpleGrid>
    </Fieldset>
  );
}
