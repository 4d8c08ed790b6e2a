import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { DecisionView } from '@/api/generated';
import { comeTogether } from '@/shared/reports/register';
import { DateField } from '@/shared/ui/DateField';
import { useTexts } from '../texts';

/** What stands on a paper: of a new one and of one that is corrected. */
export interface PaperValues extends Record<string, unknown> {
  number: string;
  signed_on: string | null;
  signer_name: string;
  signer_title: string;
  subject: string;
}

/** What the form shows of a decision. */
export function paperOf(decision?: DecisionView): PaperValues {
  return {
    number: decision?.number ?? '',
    signed_on: decision?.signed_on ?? null,
    signer_name: decision?.signer_name ?? '',
    signer_title: decision?.signer_title ?? '',
    subject: decision?.subject ?? '',
  };
}

/** What is sent of it: what is empty is not known. */
export function paperBody(values: PaperValues) {
  return {
    number: values.number.trim() || null,
    signed_on: values.signed_on,
    signer_name: values.signer_name.trim() || null,
    signer_title: values.signer_title.trim() || null,
    subject: values.subject.trim(),
  };
}

/** What the form itself sees: a subject, and number and day together. */
export function paperRules(texts: ReturnType<typeof useTexts>) {
  const together = (values: PaperValues) =>
    comeTogether(values.number, values.signed_on) ? null : texts.together;
  return {
    subject: (value: string) => (value.trim() ? null : texts.required),
    number: (value: string, values: PaperValues) => (value.trim() ? null : together(values)),
    signed_on: (value: string | null, values: PaperValues) => (value ? null : together(values)),
  };
}

/** Subject, number, day and signer. */
export function PaperFields<Values extends PaperValues>({ form }: { form: UseFormReturnType<Values> }) {
  const texts = useTexts();
  return (
    <>
      <Textarea label={texts.subject} autosize required maxLength={500} {...form.getInputProps('subject')} />
      <TextInput
        label={texts.number}
        description={texts.numberHint}
        maxLength={60}
        {...form.getInputProps('number')}
      />
      <DateField label={texts.signedOn} {...form.getInputProps('signed_on')} />
      <TextInput label={texts.signer} maxLength={120} {...form.getInputProps('signer_name')} />
      <TextInput
        label={texts.signerTitle}
        description={texts.signerTitleHint}
        maxLength={120}
        {...form.getInputProps('signer_title')}
      />
    </>
  );
}
