import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type StaffView, type TransferBody, transferStaff } from '@/api/generated';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { useTexts } from '../office-texts';
import { PostFields } from './PostFields';

interface TransferDrawerProps {
  person: StaffView;
  onClose: () => void;
}

/** Another unit, or another post, from a day on; what was before stays on record. */
export function TransferDrawer({ person, onClose }: TransferDrawerProps) {
  const texts = useTexts();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: {
      unit_id: person.unit_id,
      post_id: '',
      post_title: '',
      level: person.level as string,
      first_day: null as string | null,
      note: '',
    },
    validate: {
      unit_id: needed,
      post_title: (value, { post_id }) => (post_id ? null : needed(value.trim())),
      first_day: needed,
    },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.transferOf(person.full_name)}
      submitLabel={texts.transfer}
      about={texts.transferHint}
      save={({ post_id, post_title, note, ...values }) => {
        const body = {
          ...values,
          post_id: post_id || null,
          post_title: post_title.trim() || null,
          note: note.trim() || null,
        } as TransferBody;
        return transferStaff({ path: { id: person.id }, body });
      }}
      done={texts.transferred}
      refresh={['staff']}
      onClose={onClose}
    >
      <UnitSelect
        label={texts.toUnit}
        required
        initialLabel={person.unit_name}
        value={form.values.unit_id || null}
        onChange={(value) => form.setValues({ unit_id: value ?? '', post_id: '' })}
        error={form.errors.unit_id}
      />
      <PostFields form={form} />
      <DateField label={texts.from} required {...form.getInputProps('first_day')} />
      <Textarea label={texts.paper} autosize maxLength={500} {...form.getInputProps('note')} />
    </SaveDrawer>
  );
}
