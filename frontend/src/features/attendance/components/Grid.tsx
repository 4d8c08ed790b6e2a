import { Button, Text } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { AttendanceGrid, AttendanceMark } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { cellOf, type Draft, markOfLetter, moved, type Place } from '../grid';
import { useTexts } from '../texts';
import classes from './Grid.module.css';
import { useSessionName } from './session-name';

/** From so many sessions on the grid lies across the paper. */
const WIDE_FROM = 6;

interface GridProps {
  grid: AttendanceGrid;
  draft: Draft;
  stored: Draft;
  refused: ReadonlySet<string>;
  readOnly: boolean;
  onMark: (cell: string, mark: AttendanceMark | null) => void;
  onPaste: (from: Place, text: string) => void;
  onAllPresent: (sessionId: string) => void;
}

/** People down, sessions across. One cell has the focus; arrows move it, letters mark. */
export function Grid({ grid, draft, stored, refused, readOnly, onMark, onPaste, onAllPresent }: GridProps) {
  const texts = useTexts();
  const nameOf = useSessionName();
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);

  const focus = (next: Place) => {
    setPlace(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, at: Place, cell: string, locked: boolean) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moved(at, event.key, grid.participants.length, grid.sessions.length);
    const mark = markOfLetter(event.key);
    const clears = event.key === 'Delete' || event.key === 'Backspace';
    if (!next && !mark && !clears) return;
    event.preventDefault();
    if (next) return focus(next);
    if (!locked) onMark(cell, mark ?? null);
  };
  const paste = (event: ClipboardEvent) => {
    if (readOnly) return;
    event.preventDefault();
    onPaste(place, event.clipboardData.getData('text/plain'));
  };

  return (
    <>
      {!readOnly && (
        <Text size="sm" c="dimmed" mb="xs" id="grid-keys" className="no-print">
          {texts.keys}
        </Text>
      )}
      <div className={classes.frame} data-paper={grid.sessions.length >= WIDE_FROM ? 'wide' : undefined}>
        <table
          ref={table}
          role="grid"
          className={classes.grid}
          aria-label={texts.title}
          aria-describedby={readOnly ? undefined : 'grid-keys'}
          aria-readonly={readOnly}
          onPaste={paste}
        >
          <thead>
            <tr>
              <th scope="col" className={classes.name}>
                {texts.person}
              </th>
              {grid.sessions.map((session) => (
                <th scope="col" key={session.session_id} className={classes.session}>
                  <div className="figures">{nameOf(session)}</div>
                  {!readOnly && session.begun && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={texts.allPresentOf(nameOf(session))}
                      onClick={() => onAllPresent(session.session_id)}
                    >
                      {texts.allPresent}
                    </Button>
                  )}
                </th>
              ))}
              <th scope="col">{texts.share}</th>
            </tr>
          </thead>
          <tbody>
            {grid.participants.map((person, row) => (
              <tr key={person.nomination_id}>
                <th scope="row" className={classes.name}>
                  {person.full_name}
                </th>
                {grid.sessions.map((session, column) => {
                  const cell = cellOf(person.nomination_id, session.session_id);
                  const mark = cell in draft ? draft[cell] : stored[cell];
                  const locked = readOnly || !session.begun;
                  const word = session.begun
                    ? mark
                      ? labelOf('AttendanceMark', mark)
                      : texts.unmarked
                    : texts.notBegun;
                  const isHere = place.row === row && place.column === column;
                  return (
                    <td
                      key={session.session_id}
                      role="gridcell"
                      className={classes.cell}
                      data-cell={`${row}-${column}`}
                      data-changed={cell in draft || undefined}
                      data-refused={refused.has(cell) || undefined}
                      aria-readonly={locked}
                      aria-invalid={refused.has(cell) || undefined}
                      aria-label={texts.cell(person.full_name, nameOf(session), word)}
                      title={word}
                      tabIndex={isHere ? 0 : -1}
                      onFocus={() => setPlace({ row, column })}
                      onKeyDown={(event) => press(event, { row, column }, cell, locked)}
                    >
                      {mark ? texts.letters[mark] : ''}
                    </td>
                  );
                })}
                <td className={classes.share}>
                  {texts.shareOf(person.attended, person.held)}
                  {person.percent !== null && person.percent !== undefined && ` · ${person.percent}%`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="paper-only">
        {Object.entries(texts.letters)
          .map(([mark, letter]) => `${letter}: ${labelOf('AttendanceMark', mark)}`)
          .join('; ')}
      </p>
    </>
  );
}
