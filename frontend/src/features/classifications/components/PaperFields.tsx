import { Paper, SimpleGrid, Text, TextInput } from '@mantine/core';
import { ClosedYearReason } from '@/shared/ui/ClosedYearReason';
import { DateField } from '@/shared/ui/DateField';
import type { Paper as PaperWords } from '../entry';
import { useTexts } from '../texts';

interface PaperFieldsProps {
  paper: PaperWords;
  onChange: (paper: PaperWords) => void;
  closed: boolean;
}

/** What stands once for all levels that are saved together: who decided, when, by which paper. */
export function PaperFields({ paper, onChange, closed }: PaperFieldsProps) {
  const texts = useTexts();
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={texts.paperOfAll} className="no-print">
      <Text size="sm" mb="sm">
        {texts.enterHint}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={texts.decidedBy}
          description={texts.decidedByHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={paper.decidedBy}
          onChange={(event) => onChange({ ...paper, decidedBy: event.currentTarget.value })}
        />
        <DateField
          label={texts.decidedOn}
          value={paper.decidedOn}
          onChange={(decidedOn) => onChange({ ...paper, decidedOn })}
        />
        <TextInput
          label={texts.paper}
          description={texts.paperHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={paper.paper}
          onChange={(event) => onChange({ ...paper, paper: event.currentTarget.value })}
        />
      </SimpleGrid>
      <ClosedYearReason
        closed={closed}
        value={paper.reason}
        onChange={(reason) => onChange({ ...paper, reason })}
      />
    </Paper>
  );
}
