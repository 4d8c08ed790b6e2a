import { Anchor, Table, Text } from '@mantine/core';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { FigureLine, FigurePart } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { MoneyText } from '@/shared/ui/MoneyText';
import { Names } from './NamesDrawer';
import { useReportTexts } from './texts';

/** Which lines are asked for: those of a part of the report, or of one figure in it. */
export interface WantedLines {
  part: FigurePart;
  about?: string;
}

type Open = (wanted: WantedLines, title: string) => void;

const OpenContext = createContext<Open | undefined>(undefined);

interface BehindProps {
  /** Of the cache: what the lines are of. */
  queryKey: readonly unknown[];
  /** The lines behind a figure as the report has them; figures lead to their rooms when left out. */
  lines?: (wanted: WantedLines, signal: AbortSignal) => Promise<FigureLine[]>;
  children: ReactNode;
}

/** Lets the figures within open to what stands behind them. */
export function Behind({ queryKey, lines, children }: BehindProps) {
  const [wanted, setWanted] = useState<{ asked: WantedLines; title: string } | null>(null);
  const open = useMemo<Open | undefined>(
    () => (lines ? (asked, title) => setWanted({ asked, title }) : undefined),
    [lines],
  );
  return (
    <OpenContext value={open}>
      {children}
      {lines && wanted && (
        <LinesDrawer
          title={wanted.title}
          queryKey={[...queryKey, 'lines', wanted.asked]}
          ask={(signal) => lines(wanted.asked, signal)}
          onClose={() => setWanted(null)}
        />
      )}
    </OpenContext>
  );
}

/** Whether the figures open here to lines, and not to the rooms that they come from. */
export const useOpensLines = () => use(OpenContext) !== undefined;

interface FigureProps extends WantedLines {
  /** What is counted, for the heading of the lines: "Đã chi, Ngân sách phường". */
  title: string;
  /** Whether there is anything behind it. */
  counts: boolean;
  children: ReactNode;
}

/** A figure that opens to its lines, where the report has them. */
export function Figure({ part, about, title, counts, children }: FigureProps) {
  const open = use(OpenContext);
  if (!open || !counts) return children;
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      className="on-paper figures"
      aria-label={title}
      onClick={() => open({ part, about }, title)}
    >
      {children}
    </Anchor>
  );
}

interface LinesProps {
  title: string;
  queryKey: readonly unknown[];
  ask: (signal: AbortSignal) => Promise<FigureLine[]>;
  onClose: () => void;
}

function LinesDrawer(props: LinesProps) {
  const texts = useReportTexts();
  const hasAmount = (lines: readonly FigureLine[]) => lines.some(({ amount }) => amount != null);
  return (
    <Names
      {...props}
      head={(lines) =>
        hasAmount(lines) ? [texts.content, texts.day, texts.amount] : [texts.content, texts.note, texts.day]
      }
      row={(line, index, lines) => (
        <Table.Tr key={`${index}-${line.name}`}>
          <Table.Th scope="row" fw={400}>
            {line.name}
            <Text size="xs" c="dimmed">
              {line.unit_name}
            </Text>
            {hasAmount(lines) && <Text size="xs">{line.note}</Text>}
          </Table.Th>
          {!hasAmount(lines) && <Table.Td>{line.note}</Table.Td>}
          <Table.Td className="figures">{formatDay(line.day)}</Table.Td>
          {hasAmount(lines) && (
            <Table.Td ta="right">{line.amount != null && <MoneyText dong={line.amount} />}</Table.Td>
          )}
        </Table.Tr>
      )}
    />
  );
}
