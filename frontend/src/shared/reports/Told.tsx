import { Text } from '@mantine/core';
import type { ToldPart } from '@/api/generated';
import classes from './Told.module.css';
import { useReportTexts } from './texts';

interface ToldProps {
  parts: readonly ToldPart[];
  /** Whether it stands above a text that is being written: then it says that it cannot be edited. */
  fixed?: boolean;
}

/** The sentences that the figures make by themselves; people write beneath them. Nothing where there are none. */
export function Told({ parts, fixed = false }: ToldProps) {
  const texts = useReportTexts();
  if (parts.length === 0) return null;
  return (
    <div className={classes.told}>
      <Text size="xs" c="dimmed" component="div" className="no-print">
        {fixed ? texts.computedFixed : texts.computed}
      </Text>
      {parts.map((part, index) => (
        <div key={part.heading}>
          {part.heading && (
            <div className={classes.heading}>
              {index + 1}. {part.heading}
            </div>
          )}
          {part.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </div>
  );
}
