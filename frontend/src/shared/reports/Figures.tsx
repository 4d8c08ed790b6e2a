import { Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FigureLine, FigureName, ReportFigures, TargetName, TargetOfReport } from '@/api/generated';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Behind, type WantedLines } from './Behind';
import { FigureTables, type WantedNames } from './FigureTables';
import { missingFirst } from './figures';
import {
  DifficultiesPart,
  DocumentsPart,
  EvaluationsPart,
  MoneyPart,
  ReviewPart,
  TargetsPart,
} from './MoreFigures';
import { FigureNamesDrawer, TargetNamesDrawer } from './NamesDrawer';
import { useReportTexts } from './texts';

interface FiguresProps {
  figures: ReportFigures;
  /** Of the cache: what the names are of. */
  queryKey: readonly unknown[];
  /** The names behind a count; the counts do not open when left out. */
  names?: (wanted: WantedNames, signal: AbortSignal) => Promise<FigureName[]>;
  /** The names behind a target as the report has them; a target leads to its page when left out. */
  targetNames?: (targetId: string, signal: AbortSignal) => Promise<TargetName[]>;
  /** The lines behind the other figures as the report has them; they lead to their rooms when left out. */
  lines?: (wanted: WantedLines, signal: AbortSignal) => Promise<FigureLine[]>;
  /** Whether the figures are of now, and not of the day on which a report was handed in or issued. */
  isLive?: boolean;
  /** What can be done where nobody was sent: "choose another period". */
  noneHint?: string;
}

/** The figures of a report: who was sent, then all that stands beside it. Each opens to what is behind it. */
export function Figures({
  figures,
  queryKey,
  names,
  targetNames,
  lines,
  isLive = false,
  noneHint,
}: FiguresProps) {
  const texts = useReportTexts();
  const [wanted, setWanted] = useState<{ asked: WantedNames; title: string } | null>(null);
  const [target, setTarget] = useState<TargetOfReport | null>(null);
  return (
    <Stack gap="lg">
      {figures.total.courses === 0 ? (
        <Paper withBorder>
          <EmptyState title={texts.none} hint={noneHint} />
        </Paper>
      ) : (
        <FigureTables figures={figures} onOpen={names && ((asked, title) => setWanted({ asked, title }))} />
      )}
      <TargetsPart figures={figures} onOpen={targetNames && setTarget} isLive={isLive} />
      <Behind queryKey={queryKey} lines={lines}>
        <ReviewPart figures={figures} />
        <DocumentsPart documents={figures.documents} />
        <EvaluationsPart figures={figures} />
        <MoneyPart figures={figures} />
        <DifficultiesPart figures={figures} />
      </Behind>
      {names && wanted && (
        <FigureNamesDrawer
          title={wanted.title}
          queryKey={[...queryKey, 'names', wanted.asked]}
          ask={(signal) => names(wanted.asked, signal)}
          onClose={() => setWanted(null)}
        />
      )}
      {targetNames && target && (
        <TargetNamesDrawer
          title={texts.targetNames(target.code, target.name)}
          queryKey={[...queryKey, 'target-names', target.target_id]}
          ask={async (signal) => missingFirst(await targetNames(target.target_id, signal))}
          onClose={() => setTarget(null)}
        />
      )}
    </Stack>
  );
}
