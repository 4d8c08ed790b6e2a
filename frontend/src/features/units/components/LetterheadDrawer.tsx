import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { changeLetterhead, getLetterhead, type LetterheadView, type UnitView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface LetterheadDrawerProps {
  unit: UnitView;
  onClose: () => void;
}

/** What stands at the head and the foot of the papers that a unit issues. */
export function LetterheadDrawer({ unit, onClose }: LetterheadDrawerProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['letterheads', unit.id],
    queryFn: async ({ signal }) => (await getLetterhead({ path: { id: unit.id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Words letterhead={data} name={unit.name} onClose={onClose} /> : null;
}

interface WordsProps {
  letterhead: LetterheadView;
  name: string;
  onClose: () => void;
}

function Words({ letterhead, name, onClose }: WordsProps) {
  const texts = useTexts();
  const { unit_id: id, is_usual: isUsual, revision: _, ...words } = letterhead;
  const needed = (value: string) => (value.trim() ? null : texts.required);
  const form = useForm({
    initialValues: words,
    validate: {
      agency: needed,
      place: needed,
      symbol: needed,
      archive: needed,
      authority: needed,
      signer_titles: needed,
    },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.letterheadOf(name)}
      about={isUsual ? texts.letterheadUsual : texts.letterheadOwn}
      save={(body) => changeLetterhead({ path: { id }, headers: { 'If-Match': etagOf(letterhead) }, body })}
      done={texts.saved}
      refresh={['letterheads']}
      onClose={onClose}
    >
      <Textarea
        label={texts.superior}
        description={texts.superiorHint}
        autosize
        {...form.getInputProps('superior')}
      />
      <Textarea
        label={texts.agency}
        description={texts.linesHint}
        autosize
        required
        {...form.getInputProps('agency')}
      />
      <TextInput label={texts.place} required {...form.getInputProps('place')} />
      <TextInput
        label={texts.symbol}
        description={texts.symbolHint}
        required
        {...form.getInputProps('symbol')}
      />
      <TextInput label={texts.archive} required {...form.getInputProps('archive')} />
      <TextInput label={texts.authority} required {...form.getInputProps('authority')} />
      <Textarea
        label={texts.signerTitles}
        description={texts.signerTitlesHint}
        autosize
        required
        {...form.getInputProps('signer_titles')}
      />
      <TextInput label={texts.signerName} {...form.getInputProps('signer_name')} />
      <Textarea
        label={texts.grounds}
        description={texts.groundsHint}
        autosize
        minRows={3}
        {...form.getInputProps('grounds')}
      />
    </SaveDrawer>
  );
}
