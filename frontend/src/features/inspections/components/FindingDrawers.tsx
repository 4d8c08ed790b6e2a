import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  addInspectionFinding,
  changeInspectionFinding,
  type InspectionFindingBodyPatch,
  type InspectionFindingView,
  mendFinding,
  sendBackFinding,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

const CHANGED = ['inspections', 'duties'];

interface FindingDrawerProps {
  inspectionId: string;
  onClose: () => void;
  /** A new one when left out. */
  finding?: InspectionFindingView;
}

/** Adds what is to be mended, or corrects it. */
export function FindingDrawer({ inspectionId, onClose, finding }: FindingDrawerProps) {
  const texts = useTexts();
  const needed = (value: unknown) => (String(value ?? '').trim() ? null : texts.required);
  const form = useForm({
    initialValues: { words: finding?.words ?? '', mend_by: finding?.mend_by ?? (null as string | null) },
    validate: { words: needed, mend_by: needed },
  });
  const save = ({ words, mend_by }: { words: string; mend_by: string | null }) => {
    const body = { words, mend_by: mend_by ?? '' };
    if (!finding) return addInspectionFinding({ path: { id: inspectionId }, body });
    return changeInspectionFinding({
      path: { id: finding.id },
      headers: { 'If-Match': etagOf(finding) },
      body: body as InspectionFindingBodyPatch,
    });
  };
  return (
    <SaveDrawer
      form={form}
      title={finding ? texts.editFinding : texts.addFinding}
      save={save}
      done={texts.saved}
      refresh={CHANGED}
      onClose={onClose}
    >
      <Textarea
        label={texts.finding}
        required
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('words')}
      />
      <DateField label={texts.mendBy} required {...form.getInputProps('mend_by')} />
    </SaveDrawer>
  );
}

interface FindingStepDrawerProps {
  finding: InspectionFindingView;
  action: 'mend' | 'send_back';
  onClose: () => void;
}

/** The unit says what it has done; whoever inspects says what is missing, and until when. */
export function FindingStepDrawer({ finding, action, onClose }: FindingStepDrawerProps) {
  const texts = useTexts();
  const form = useForm({
    initialValues: { words: '', mend_by: null as string | null },
    validate: { words: (words) => (words.trim() ? null : texts.required) },
  });
  const guarded = { path: { id: finding.id }, headers: { 'If-Match': etagOf(finding) } };
  const save = ({ words, mend_by }: { words: string; mend_by: string | null }) =>
    action === 'mend'
      ? mendFinding({ ...guarded, body: { words } })
      : sendBackFinding({ ...guarded, body: { reason: words, mend_by } });
  return (
    <SaveDrawer
      form={form}
      title={labelOf('MendingAction', action)}
      submitLabel={labelOf('MendingAction', action)}
      save={save}
      done={texts.done[action] ?? ''}
      refresh={CHANGED}
      onClose={onClose}
      about={finding.words}
    >
      <Textarea
        label={action === 'mend' ? texts.mended : texts.reason}
        required
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('words')}
      />
      {action === 'send_back' && <DateField label={texts.newMendBy} {...form.getInputProps('mend_by')} />}
    </SaveDrawer>
  );
}
