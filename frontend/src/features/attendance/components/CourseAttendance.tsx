import { Alert, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AttendanceGrid,
  getCourseAttendance,
  type MarkAnswer,
  markCourseAttendance,
  type Problem,
} from '@/api/generated';
import { useCan } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { PaperButton } from '@/shared/ui/PaperButton';
import { allPresent, cellOf, changesOf, type Draft, pasted, readPaste, storedMarks, withMark } from '../grid';
import { useTexts } from '../texts';
import { Cards } from './Cards';
import { Grid } from './Grid';

/** The attendance of a course: marked in the grid, stored with one button. */
export default function CourseAttendance({ courseId }: { courseId: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['attendance', courseId],
    queryFn: async ({ signal }) => (await getCourseAttendance({ path: { id: courseId }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.sessions.length === 0 || data.participants.length === 0) {
    const noSessions = data.sessions.length === 0;
    return (
      <Paper withBorder>
        <EmptyState
          title={noSessions ? texts.noSessions : texts.noPeople}
          hint={noSessions ? texts.noSessionsHint : undefined}
        />
      </Paper>
    );
  }
  return <Marking courseId={courseId} grid={data} />;
}

function Marking({ courseId, grid }: { courseId: string; grid: AttendanceGrid }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const readOnly = !useCan('attendance.write');
  const isPhone = useMediaQuery('screen and (max-width: 48em)');
  const [draft, setDraft] = useState<Draft>({});
  const [unread, setUnread] = useState<string[]>([]);
  const [refused, setRefused] = useState<MarkAnswer[]>([]);
  const stored = storedMarks(grid);
  const changes = changesOf(grid, draft);
  const save = useMutation({
    mutationFn: async () =>
      (await markCourseAttendance({ path: { id: courseId }, body: { marks: changes } })).data,
    onSuccess: async ({ items }) => {
      const failed = items.filter(({ outcome }) => outcome === 'refused');
      setRefused(failed);
      // What was refused stays as typed.
      const kept = new Set(failed.map((item) => cellOf(item.nomination_id, item.session_id)));
      await cache.invalidateQueries({ queryKey: ['attendance'] });
      setDraft((now) => Object.fromEntries(Object.entries(now).filter(([cell]) => kept.has(cell))));
      if (failed.length < items.length) notifyDone(texts.saved);
    },
  });
  const shared = {
    grid,
    draft,
    stored,
    readOnly,
    refused: new Set(refused.map((item) => cellOf(item.nomination_id, item.session_id))),
    onMark: (cell: string, mark: Draft[string] | null) =>
      setDraft((now) => withMark(now, stored, cell, mark ?? null)),
    onAllPresent: (sessionId: string) => setDraft((now) => allPresent(grid, now, stored, sessionId)),
  };
  return (
    <Stack>
      <LeaveGuard dirty={changes.length > 0} />
      <Group justify="space-between">
        <Text size="sm">
          {grid.owed && grid.needed_percent ? texts.needed(grid.needed_percent) : !grid.owed && texts.notOwed}
        </Text>
        <PaperButton path={`/courses/${courseId}/attendance/paper`} name="diem-danh" label={texts.sheet} />
      </Group>
      {save.error && <ErrorNotice error={save.error} />}
      {unread.length > 0 && (
        <Alert color="yellow" variant="light" role="alert">
          {texts.pasteUnread(unread.slice(0, 10).join(', '))}
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert color="red" variant="light" role="alert" title={texts.refused(refused.length)}>
          <List size="sm">
            {[
              ...new Set(refused.map(({ problem }) => (problem as Partial<Problem> | null)?.detail ?? '')),
            ].map((detail) => (
              <List.Item key={detail}>{detail}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {isPhone ? (
        <Cards {...shared} />
      ) : (
        <Grid
          {...shared}
          onPaste={(from, text) => {
            const { rows, unread: strange } = readPaste(text);
            setUnread(strange);
            setDraft((now) => pasted(grid, now, stored, from, rows));
          }}
        />
      )}
      {!readOnly && (
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={changes.length === 0}
            onClick={() => {
              setDraft({});
              setRefused([]);
            }}
          >
            {texts.undo}
          </Button>
          <Button disabled={changes.length === 0} loading={save.isPending} onClick={() => save.mutate()}>
            {texts.save(changes.length)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
