import { Button, NativeSelect, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AttendanceGrid, AttendanceMark } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { cellOf, type Draft } from '../grid';
import { useTexts } from '../texts';
import { useSessionName } from './session-name';

interface CardsProps {
  grid: AttendanceGrid;
  draft: Draft;
  stored: Draft;
  refused: ReadonlySet<string>;
  readOnly: boolean;
  onMark: (cell: string, mark: AttendanceMark | null) => void;
  onAllPresent: (sessionId: string) => void;
}

const marks: AttendanceMark[] = ['present', 'late', 'excused', 'absent'];

/** The same on a phone: one session at a time, a card for each person. */
export function Cards({ grid, draft, stored, refused, readOnly, onMark, onAllPresent }: CardsProps) {
  const texts = useTexts();
  const nameOf = useSessionName();
  // Most often one marks the session that has just begun.
  const latest = grid.sessions.findLast(({ begun }) => begun) ?? grid.sessions[0];
  const [chosen, setChosen] = useState(latest?.session_id);
  const session = grid.sessions.find(({ session_id }) => session_id === chosen) ?? latest;
  if (!session) return null;
  const locked = readOnly || !session.begun;
  return (
    <Stack>
      <NativeSelect
        label={texts.session}
        value={session.session_id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={grid.sessions.map((one) => ({ value: one.session_id, label: nameOf(one) }))}
      />
      {!session.begun && <StatusBadge tone="neutral">{texts.notBegun}</StatusBadge>}
      {!locked && (
        <Button variant="default" onClick={() => onAllPresent(session.session_id)}>
          {texts.allPresent}
        </Button>
      )}
      {grid.participants.map((person) => {
        const cell = cellOf(person.nomination_id, session.session_id);
        const mark = cell in draft ? draft[cell] : stored[cell];
        return (
          <Paper key={person.nomination_id} withBorder p="sm" role="group" aria-label={person.full_name}>
            <Text fw={600}>{person.full_name}</Text>
            <Text size="sm" c="dimmed" mb="xs">
              {texts.share}: {texts.shareOf(person.attended, person.held)}
              {refused.has(cell) && ` · ${texts.refused(1)}`}
            </Text>
            {locked ? (
              <Text size="sm">{mark ? labelOf('AttendanceMark', mark) : texts.unmarked}</Text>
            ) : (
              <SegmentedControl
                fullWidth
                size="sm"
                aria-label={person.full_name}
                value={mark ?? ''}
                onChange={(value) => onMark(cell, value as AttendanceMark)}
                data={marks.map((value) => ({ value, label: labelOf('AttendanceMark', value) }))}
                orientation="vertical"
              />
            )}
          </Paper>
        );
      })}
    </Stack>
  );
}
