import { Stack, Text, Title, type TitleOrder } from '@mantine/core';
import type { ToldPart } from '@/api/generated';
import { Told } from './Told';
import { useReportTexts } from './texts';

interface SectionReadingProps {
  heading: string;
  order?: TitleOrder;
  told?: readonly ToldPart[];
  text: string;
}

/** One section of a report as it is read: what is computed, then what people have written. */
export function SectionReading({ heading, order = 2, told = [], text }: SectionReadingProps) {
  const texts = useReportTexts();
  return (
    <Stack gap={6}>
      <Title order={order} size="h5">
        {heading}
      </Title>
      <Told parts={told} />
      {text && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>}
      {!text && told.length === 0 && <Text c="dimmed">{texts.empty}</Text>}
    </Stack>
  );
}
