import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { enterStaffState, type StaffView, type StateBody } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../office-texts';

interface StateDrawerProps {
  person: StaffView;
  onClose: () => void;
}

/** A state that begins on a day: long leave, retirement, leaving, coming back to work. */
export function StateDrawer({ person, onClose }: StateDrawerProps) {
  const texts = useTexts();
  const options = optionsOf('StaffState').filter(({ value }) => value !== person.state);
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { state: '', first_day: null as string | null, note: '' },
    validate: { state: needed, first_day: needed },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.stateOf(person.full_name)}
      submitLabel={texts.state}
      about={texts.stateHint}
      save={({ note, ...values }) =>
        enterStaffState({
          path: { id: person.id },
          body: { ...values, note: note.trim() || null } as StateBody,
        })
      }
      done={texts.stateSaved}
      refresh={['staff', 'nominations']}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.newState}
        required
        data={[{ value: '', label: '' }, ...options]}
        {...form.getInputProps('state')}
      />
      <DateField label={texts.from} required {...form.getInputProps('first_day')} />
      <Textarea label={texts.paper} autosize maxLength={500} {...form.getInputProps('note')} />
    </SaveDrawer>
  );
}
