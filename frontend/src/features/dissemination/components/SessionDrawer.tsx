import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import {
  changeDisseminationSession,
  createDisseminationSession,
  type DisseminationSessionBodyPatch,
  type DisseminationSessionView,
  getDisseminationSession,
  listDocuments,
  listStaff,
  type StaffView,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { useToday } from '@/shared/lib/server';
import { useUnits } from '@/shared/lib/units';
import { DateField } from '@/shared/ui/DateField';
import { Loading } from '@/shared/ui/Loading';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  unit_id: string;
  day: string | null;
  place: string;
  led_by: string;
  note: string;
  documents: string[];
  staff_ids: string[];
}

interface SessionDrawerProps {
  /** A new one when left out. */
  id?: string;
  onClose: () => void;
}

/** Enters a session with who was there, or corrects it. */
export function SessionDrawer({ id, onClose }: SessionDrawerProps) {
  const units = useUnits();
  const { data: session } = useQuery({
    queryKey: ['dissemination-sessions', id],
    queryFn: async ({ signal }) => (await getDisseminationSession({ path: { id: id ?? '' }, signal })).data,
    enabled: Boolean(id),
  });
  if (!units || (id && !session)) return <Loading />;
  return <SessionForm key={session?.revision} session={session} units={units} onClose={onClose} />;
}

interface SessionFormProps {
  session?: DisseminationSessionView;
  units: { id: string; name: string }[];
  onClose: () => void;
}

function SessionForm({ session, units, onClose }: SessionFormProps) {
  const texts = useTexts();
  const today = useToday();
  const needed = (value: unknown) => (String(value ?? '').trim() ? null : texts.required);
  const form = useForm<Values>({
    initialValues: {
      unit_id: session?.unit_id ?? (units.length === 1 ? (units[0]?.id ?? '') : ''),
      day: session?.day ?? today ?? null,
      place: session?.place ?? '',
      led_by: session?.led_by ?? '',
      note: session?.note ?? '',
      documents: session?.documents.map((document) => document.document_id) ?? [],
      staff_ids: session?.people.map((person) => person.staff_id) ?? [],
    },
    validate: { unit_id: needed, day: needed, place: needed, led_by: needed, documents: needed },
  });
  const { data: documents } = useQuery({
    queryKey: ['documents', 'choice'],
    queryFn: async ({ signal }) => (await listDocuments({ query: { limit: 200 }, signal })).data.items,
  });
  const save = (values: Values) => {
    // The version of a document stays the one that was made known; a document that is new here takes that of the day.
    const versionOf = (document_id: string) =>
      session?.documents.find((known) => known.document_id === document_id)?.version;
    const body = {
      day: values.day ?? '',
      place: values.place.trim(),
      led_by: values.led_by.trim(),
      note: values.note.trim() || null,
      documents: values.documents.map((document_id) => ({
        document_id,
        version: versionOf(document_id),
      })),
      staff_ids: values.staff_ids,
    };
    if (!session) return createDisseminationSession({ body: { unit_id: values.unit_id, ...body } });
    return changeDisseminationSession({
      path: { id: session.id },
      headers: { 'If-Match': etagOf(session) },
      body: body as DisseminationSessionBodyPatch,
    });
  };
  const isLater = Boolean(today && form.values.day && form.values.day > today);
  return (
    <SaveDrawer
      form={form}
      title={session ? texts.editSession(formatDay(session.day)) : texts.addSession}
      save={save}
      done={texts.sessionSaved}
      refresh={['dissemination-sessions', 'documents', 'duties']}
      onClose={onClose}
    >
      {session ? (
        <TextInput label={texts.unit} value={session.unit_name} readOnly />
      ) : (
        <NativeSelect
          label={texts.unit}
          required
          data={[
            ...(units.length === 1 ? [] : [{ value: '', label: '' }]),
            ...units.map((unit) => ({ value: unit.id, label: unit.name })),
          ]}
          value={form.values.unit_id}
          onChange={(event) => form.setValues({ unit_id: event.currentTarget.value, staff_ids: [] })}
          error={form.errors.unit_id}
        />
      )}
      <DateField label={texts.sessionDay} required {...form.getInputProps('day')} />
      <TextInput label={texts.place} required maxLength={300} {...form.getInputProps('place')} />
      <TextInput label={texts.ledBy} required maxLength={200} {...form.getInputProps('led_by')} />
      <MultiSelect
        label={texts.documents}
        required
        searchable
        data={(documents ?? [])
          .filter((document) => document.active || form.values.documents.includes(document.id))
          .map((document) => ({ value: document.id, label: document.number }))}
        {...form.getInputProps('documents')}
      />
      <Textarea label={texts.note} autosize maxLength={1000} {...form.getInputProps('note')} />
      {isLater ? (
        <Text c="dimmed">{texts.later}</Text>
      ) : (
        <Attendance
          unitId={form.values.unit_id}
          there={form.values.staff_ids}
          onChange={(staff_ids) => form.setFieldValue('staff_ids', staff_ids)}
          known={session?.people ?? []}
        />
      )}
    </SaveDrawer>
  );
}

interface AttendanceProps {
  unitId: string;
  there: string[];
  onChange: (there: string[]) => void;
  /** Whoever was there already, also when he has left the unit since. */
  known: { staff_id: string; full_name: string }[];
}

/** The people of the unit and of those below it, to be ticked by name. */
function Attendance({ unitId, there, onChange, known }: AttendanceProps) {
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['staff', 'of-unit', unitId],
    queryFn: async ({ signal }) => allOf(unitId, signal),
    enabled: Boolean(unitId),
  });
  if (!unitId) return <Text c="dimmed">{texts.chooseUnit}</Text>;
  if (!data) return <Loading />;
  const others = known.filter((person) => data.every((one) => one.id !== person.staff_id));
  const people = [
    ...data.map((person) => ({ value: person.id, label: person.full_name, hint: person.post_title })),
    ...others.map((person) => ({ value: person.staff_id, label: person.full_name, hint: '' })),
  ];
  return (
    <Checkbox.Group label={texts.attendanceOf(there.length, people.length)} value={there} onChange={onChange}>
      <Stack gap={8} mt="xs">
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange(people.map((one) => one.value))}
          >
            {texts.all}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange([])}>
            {texts.nobody}
          </Button>
        </Group>
        {people.map((person) => (
          <Checkbox key={person.value} value={person.value} label={person.label} description={person.hint} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

async function allOf(unitId: string, signal: AbortSignal): Promise<StaffView[]> {
  const people: StaffView[] = [];
  let cursor: string | undefined;
  do {
    const query = { unit_id: unitId, state: 'working' as const, limit: 200, cursor };
    const { data } = await listStaff({ query, signal });
    people.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor);
  return people;
}
