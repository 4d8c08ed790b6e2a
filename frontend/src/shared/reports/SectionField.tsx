import { Textarea, type TextareaProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ToldPart } from '@/api/generated';
import { Told } from './Told';

interface SectionFieldProps extends Omit<TextareaProps, 'inputContainer'> {
  told: readonly ToldPart[];
  /** Buttons that belong to the text, above it at the right. */
  tools?: ReactNode;
}

/** One section of a report as it is written: what is computed stands above, fixed; people write beneath it. */
export function SectionField({ told, tools, ...props }: SectionFieldProps) {
  return (
    <Textarea
      autosize
      maxLength={20000}
      minRows={4}
      inputContainer={(input) => (
        <>
          <Told parts={told} fixed />
          {tools}
          <div style={{ marginTop: told.length > 0 ? 8 : 4 }}>{input}</div>
        </>
      )}
      {...props}
    />
  );
}
