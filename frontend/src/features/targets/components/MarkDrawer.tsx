import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { markInSuperiorSoftware, type SuperiorSoftwareMarkBody } from '@/api/generated';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import type { TargetPerson } from '../shares';
import { useTexts } from '../texts';

interface MarkDrawerProps {
  person: TargetPerson;
  onClose: () => void;
}

/** Says that a reported result was typed into the superior's software, with the evidence. */
export function MarkDrawer({ person, onClose }: MarkDrawerProps) {
  const texts = useTexts();
  const today = useToday();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { marked_on: today ?? null, evidence: '' },
    validate: { marked_on: needed, evidence: (evidence) => needed(evidence.trim()) },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.markOf(person.full_name)}
      submitLabel={texts.mark}
      about={person.about ? texts.markAbout(person.about) : undefined}
      save={(values) =>
        markInSuperiorSoftware({
          body: { nomination_id: person.nomination_id, ...values } as SuperiorSoftwareMarkBody,
        })
      }
      done={texts.marked}
      refresh={['targets']}
      onClose={onClose}
    >
      <DateField label={texts.markOn} required {...form.getInputProps('marked_on')} />
      <Textarea
        label={texts.evidence}
        description={texts.evidenceHint}
        required
        autosize
        minRows={3}
        maxLength={1000}
        {...form.getInputProps('evidence')}
      />
    </SaveDrawer>
  );
}
