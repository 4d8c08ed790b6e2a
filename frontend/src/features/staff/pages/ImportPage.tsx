import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '@/api/errors';
import { importRoster, previewRosterImport, type RosterPreviewView } from '@/api/generated';
import { download } from '@/shared/lib/download';
import { places } from '@/shared/lib/places';
import { formOfFields } from '@/shared/lib/upload';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FileDrop } from '@/shared/ui/FileDrop';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Columns, Counts, Issues, Part, Questions, Rows, Units } from '../components/ImportParts';
import { changesAnything, type ImportSaid, withAnswer, withAsked, withMeaning } from '../import-state';
import { useTexts } from '../import-texts';

const EXCEL = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
const LIMIT = 20 * 1024 * 1024;
const NOTHING_SAID: ImportSaid = { choices: [], answers: [] };

/** Imports the roster: choose the file, see everything that would happen, accept. Nothing is stored before. */
export default function ImportPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const [said, setSaid] = useState(NOTHING_SAID);
  // Rows that were asked stay in sight once answered, so that an answer can be changed.
  const [asked, setAsked] = useState<RosterPreviewView['rows']>([]);
  const [file] = files;
  const preview = useQuery({
    queryKey: ['roster-preview', file?.name, file?.size, file?.lastModified, said],
    queryFn: async ({ signal }) => {
      const body = { file: file as File, ...said };
      const { data: shown } = await previewRosterImport({ body, bodySerializer: formOfFields, signal });
      setAsked((known) => withAsked(known, shown.rows));
      return shown;
    },
    enabled: file !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const accept = useMutation({
    mutationFn: async (planHash: string) =>
      (
        await importRoster({
          body: { file: file as File, ...said, plan_hash: planHash },
          bodySerializer: formOfFields,
        })
      ).data,
    onSuccess: () => {
      for (const name of ['staff', 'units']) void cache.invalidateQueries({ queryKey: [name] });
    },
    onError: (error) => {
      if (isOutdated(error)) void preview.refetch();
    },
  });
  const start = (chosen: File[]) => {
    setFiles(chosen);
    setSaid(NOTHING_SAID);
    setAsked([]);
    accept.reset();
  };

  if (accept.data) {
    return (
      <Stack>
        <PageHeader title={texts.done} />
        <Counts counts={accept.data.counts} />
        <Group>
          <Button component={Link} to={places.staff.path}>
            {texts.toStaff}
          </Button>
          <Button variant="default" onClick={() => start([])}>
            {texts.another}
          </Button>
        </Group>
      </Stack>
    );
  }

  const data = file ? preview.data : undefined;
  return (
    <Stack gap="xl">
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            <Button
              variant="default"
              onClick={() => download('/staff/import/template', 'mau-danh-sach.xlsx').catch(notifyError)}
            >
              {texts.template}
            </Button>
            <Button component={Link} to={places.staff.path} variant="default">
              {texts.back}
            </Button>
          </>
        }
      />
      <LeaveGuard dirty={said !== NOTHING_SAID} />
      <FileDrop
        label={texts.file}
        files={files}
        onChange={start}
        accept={EXCEL}
        maxSize={LIMIT}
        maxFiles={1}
      />
      {file && preview.error && <ErrorNotice error={preview.error} onRetry={preview.refetch} />}
      {file && preview.isPending && (
        <>
          <Text role="status">{texts.reading}</Text>
          <Loading />
        </>
      )}
      {data && !preview.error && (
        <>
          <Part id="summary" title={texts.summary}>
            <Counts counts={data.counts} />
          </Part>
          {asked.length > 0 && (
            <Part id="questions" title={texts.ask(asked.length)} hint={texts.askHint}>
              <Questions rows={asked} said={said} onAnswer={(answer) => setSaid(withAnswer(said, answer))} />
            </Part>
          )}
          <Part id="issues" title={texts.issues(data.issues.length)}>
            <Issues issues={data.issues} />
          </Part>
          <Part id="columns" title={texts.columns} hint={texts.columnsHint}>
            <Columns sheets={data.sheets} onChoose={(choice) => setSaid(withMeaning(said, choice))} />
          </Part>
          <Part id="units" title={texts.units}>
            <Units units={data.units} />
          </Part>
          <Part id="rows" title={texts.rows}>
            <Rows rows={data.rows} />
          </Part>
          {accept.error &&
            (isOutdated(accept.error) ? (
              <Alert color="yellow" variant="light" role="alert">
                {texts.changedMeanwhile}
              </Alert>
            ) : (
              <ErrorNotice error={accept.error} />
            ))}
          <Group justify="flex-end">
            {!changesAnything(data.counts) && <Text>{texts.nothing}</Text>}
            <Button
              disabled={!changesAnything(data.counts) || preview.isPlaceholderData}
              loading={accept.isPending || preview.isFetching}
              onClick={() => accept.mutate(data.plan_hash)}
            >
              {texts.accept}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'preview_changed';
}
