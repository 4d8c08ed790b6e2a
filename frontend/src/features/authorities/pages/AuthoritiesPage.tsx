import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/errors';
import { listAuthorities, replaceAuthorities } from '@/api/generated';
import { faultsByField } from '@/shared/lib/form-faults';
import { labelOf } from '@/shared/lib/labels';
import { useUnits } from '@/shared/lib/units';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { LineFields } from '../components/LineFields';
import { LineTable } from '../components/LineTable';
import { itemsOf, type Line, linesOf, matters, repeated } from '../table';
import { useTexts } from '../texts';

interface Editing {
  lines: Line[];
  etag: string;
  /** How many lines were added so far: their keys. */
  added: number;
}

/** The table of authorities: read, and changed as a whole. */
export default function AuthoritiesPage() {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const stored = useQuery({
    queryKey: ['authorities'],
    queryFn: async ({ signal }) => {
      const { data, response } = await listAuthorities({ signal });
      return { lines: linesOf(data.items), etag: response.headers.get('ETag') ?? '' };
    },
  });
  const units = useUnits();
  const save = useMutation({
    mutationFn: ({ lines, etag }: Editing) =>
      replaceAuthorities({ headers: { 'If-Match': etag }, body: { items: itemsOf(lines) } }),
    onSuccess: () => {
      notifyDone(texts.saved);
      setEditing(null);
      return cache.invalidateQueries({ queryKey: ['authorities'] });
    },
    onError: (error, { lines }) => {
      // Faults come by the line's number: /items/3/unit_id.
      const byLine = Object.entries(faultsByField(error)).flatMap(([field, text]) => {
        const key = lines[Number(field.split('.')[1])]?.key;
        return key ? [[key, text] as const] : [];
      });
      setFaults(Object.fromEntries(byLine));
    },
  });
  if (stored.error && !stored.data) return <ErrorNotice error={stored.error} onRetry={stored.refetch} />;
  if (!stored.data) return <Loading />;

  const begin = () => {
    save.reset();
    setFaults({});
    setEditing({ ...stored.data, added: 0 });
  };
  const submit = () => {
    if (!editing) return;
    const twice = repeated(editing.lines).map((key) => [key, texts.twice]);
    const undated = editing.lines.filter((line) => !line.from_day).map(({ key }) => [key, texts.required]);
    const found = Object.fromEntries([...twice, ...undated]);
    setFaults(found);
    if (Object.keys(found).length === 0) save.mutate(editing);
  };
  const takeLatest = async () => {
    const { data } = await stored.refetch();
    save.reset();
    setFaults({});
    if (data) setEditing({ ...data, added: 0 });
  };
  const isStale = save.error instanceof ApiError && save.error.isStale;
  const unitOptions = (units ?? []).map(({ id, short_name }) => ({ value: id, label: short_name }));
  return (
    <Stack maw={1080}>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          editing ? (
            <>
              <Button variant="default" onClick={() => setEditing(null)}>
                {t('action.cancel')}
              </Button>
              <Button onClick={submit} loading={save.isPending}>
                {texts.save}
              </Button>
            </>
          ) : (
            <Button onClick={begin}>{texts.edit}</Button>
          )
        }
      />
      <LeaveGuard dirty={editing !== null && editing.lines !== stored.data.lines} />
      <Text size="sm">{texts.rules}</Text>
      {save.error &&
        (isStale ? (
          <Alert color="yellow" variant="light" role="alert">
            <Text size="sm" mb="sm">
              {texts.stale}
            </Text>
            <Button size="xs" variant="default" onClick={takeLatest}>
              {texts.takeTheirs}
            </Button>
          </Alert>
        ) : (
          <ErrorNotice error={save.error} />
        ))}
      {matters.map((matter) => (
        <section key={matter} aria-labelledby={matter}>
          <Group justify="space-between" mb="sm">
            <Title order={2} id={matter}>
              {labelOf('AuthorityOver', matter)}
            </Title>
            {editing && (
              <Button
                size="xs"
                variant="default"
                aria-label={texts.addTo(labelOf('AuthorityOver', matter))}
                onClick={() =>
                  setEditing({
                    ...editing,
                    added: editing.added + 1,
                    lines: [
                      ...editing.lines,
                      {
                        key: `added ${editing.added}`,
                        matter,
                        unit_id: '',
                        standing: '',
                        holder: 'leader',
                        from_day: null,
                      },
                    ],
                  })
                }
              >
                {texts.add}
              </Button>
            )}
          </Group>
          {editing ? (
            <LineFields
              lines={editing.lines.filter((line) => line.matter === matter)}
              matter={matter}
              units={unitOptions}
              faults={faults}
              onChange={(key, part) =>
                setEditing({
                  ...editing,
                  lines: editing.lines.map((line) => (line.key === key ? { ...line, ...part } : line)),
                })
              }
              onRemove={(key) =>
                setEditing({ ...editing, lines: editing.lines.filter((line) => line.key !== key) })
              }
            />
          ) : (
            <LineTable
              lines={stored.data.lines.filter((line) => line.matter === matter)}
              matter={matter}
              units={unitOptions}
            />
          )}
        </section>
      ))}
    </Stack>
  );
}
