import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type DepartureBody, recordCohortDeparture } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import type { TargetPerson } from '../shares';
import { useTexts } from '../texts';

interface DepartureDrawerProps {
  person: TargetPerson;
  onClose: () => void;
}

/** Takes somebody out of the cohort of those once below the requirement, with the reason. */
export function DepartureDrawer({ person, onClose }: DepartureDrawerProps) {
  const texts = useTexts();
  const today = useToday();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { from_day: today ?? null, reason: 'moved_to_fitting_post', words: '' },
    validate: { from_day: needed, words: (words) => needed(words.trim()) },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.leaveOf(person.full_name)}
      submitLabel={texts.leave}
      about={texts.leaveAbout}
      save={(values) =>
        recordCohortDeparture({ body: { staff_id: person.staff_id, ...values } as DepartureBody })
      }
      done={texts.left}
      refresh={['targets']}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.leaveReason}
        data={optionsOf('LeavingReason')}
        {...form.getInputProps('reason')}
      />
      <DateField label={texts.leaveFrom} required {...form.getInputProps('from_day')} />
      <Textarea
        label={texts.leaveWords}
        required
        autosize
        minRows={3}
        maxLength={1000}
        {...form.getInputProps('words')}
      />
    </SaveDrawer>
  );
}
