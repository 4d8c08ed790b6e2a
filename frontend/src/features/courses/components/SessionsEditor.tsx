import { Button, Group, Input, Paper, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CourseView, type ListSessionsResponse, putSessions, type TimetableBody } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { faultsByField, messageOf } from '@/shared/lib/form-faults';
import { DateField } from '@/shared/ui/DateField';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';
import { hoursOf, inOrder, nextAfter, type SessionDraft, withDays } from '../timetable';
import { useConflictsSave } from './conflicts-save';
import { ManyDays } from './ManyDays';

interface SessionsEditorProps {
  course: CourseView;
  sessions: ListSessionsResponse['items'];
  onClose: () => void;
}

/** Edits the whole timetable at once; it is stored when saved, or not at all. */
export function SessionsEditor({ course, sessions, onClose }: SessionsEditorProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const count = useRef(0);
  const newKey = () => `new-${count.current++}`;
  const [drafts, setDrafts] = useState<SessionDraft[]>(() =>
    sessions.map(({ id, day, starts, ends, topic, place }) => ({
      key: id,
      day,
      starts: hoursOf(starts),
      ends: hoursOf(ends),
      topic: topic ?? '',
      place: place ?? '',
    })),
  );
  const [changed, setChanged] = useState(false);
  const [adding, { open, close }] = useDisclosure();
  const change = (next: SessionDraft[]) => {
    setChanged(true);
    setDrafts(next);
  };
  const save = useMutation({
    mutationFn: async ({ ordered, keeping }: { ordered: SessionDraft[]; keeping?: string }) => {
      const body = {
        conflicts_reason: keeping,
        sessions: ordered.map(({ day, starts, ends, topic, place }) => ({
          day,
          starts,
          ends,
          topic: topic.trim() || null,
          place: place.trim() || null,
        })),
      } as TimetableBody;
      return putSessions({ path: { id: course.id }, headers: { 'If-Match': etagOf(course) }, body });
    },
    onSuccess: async () => {
      notifyDone(texts.sessionsSaved);
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      await cache.invalidateQueries({ queryKey: ['courses'] });
      onClose();
    },
    onError: (error, { ordered }) => {
      conflicts.catches(error, ordered);
    },
  });
  const conflicts = useConflictsSave<SessionDraft[]>((ordered, keeping) =>
    save.mutateAsync({ ordered, keeping }),
  );
  const faults = faultsByField(save.error);
  const faultOf = (index: number, field: string) =>
    faults[`sessions.${index}.${field}`] ?? (field === 'day' ? faults[`sessions.${index}`] : undefined);
  const set = (key: string, part: Partial<SessionDraft>) =>
    change(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));

  return (
    <Stack maw={960}>
      {conflicts.dialog}
      <LeaveGuard dirty={changed && !save.isSuccess} />
      {save.error && (
        <ErrorNotice
          error={save.error}
          message={[...new Set([messageOf(save.error), ...Object.values(faults)])].join('\n')}
        />
      )}
      {drafts.map((draft, index) => (
        <Paper
          withBorder
          p="sm"
          key={draft.key}
          role="group"
          aria-label={texts.sessionOf(index + 1, formatDay(draft.day))}
        >
          <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="xs">
            <DateField
              label={texts.day}
              required
              value={draft.day}
              onChange={(day) => set(draft.key, { day })}
              error={faultOf(index, 'day')}
            />
            <TextInput
              type="time"
              label={texts.starts}
              value={draft.starts}
              onChange={(event) => set(draft.key, { starts: event.currentTarget.value })}
              error={faultOf(index, 'starts')}
            />
            <TextInput
              type="time"
              label={texts.ends}
              value={draft.ends}
              onChange={(event) => set(draft.key, { ends: event.currentTarget.value })}
              error={faultOf(index, 'ends')}
            />
            <TextInput
              label={texts.topic}
              value={draft.topic}
              onChange={(event) => set(draft.key, { topic: event.currentTarget.value })}
              error={faultOf(index, 'topic')}
            />
            <Input.Wrapper label={'\u00a0'} labelElement="div">
              <div>
                <Button
                  variant="subtle"
                  color="red"
                  aria-label={texts.remove(`${index + 1} ${formatDay(draft.day)}`)}
                  onClick={() => change(drafts.filter((other) => other.key !== draft.key))}
                >
                  {texts.removeShort}
                </Button>
              </div>
            </Input.Wrapper>
          </SimpleGrid>
        </Paper>
      ))}
      {adding && (
        <ManyDays
          firstDay={course.first_day}
          lastDay={course.last_day}
          onAdd={(days, hours) => change(withDays(drafts, days, hours, newKey))}
          onClose={close}
        />
      )}
      <Group>
        <Button
          variant="default"
          onClick={() => change([...drafts, nextAfter(drafts.at(-1), course.first_day, newKey())])}
        >
          {texts.addSession}
        </Button>
        <Button variant="default" onClick={open} disabled={adding}>
          {texts.addMany}
        </Button>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          loading={save.isPending}
          onClick={() => {
            // The server names faults by position: what is shown stands in the order that is sent.
            const ordered = inOrder(drafts);
            setDrafts(ordered);
            save.mutate({ ordered });
          }}
        >
          {texts.saveSessions}
        </Button>
      </Group>
    </Stack>
  );
}
