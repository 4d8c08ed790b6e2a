import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/errors';
import { download } from '@/shared/lib/download';
import { formOfFields } from '@/shared/lib/upload';
import { ErrorNotice } from './ErrorNotice';
import { FileDrop } from './FileDrop';
import { type ImportIssue, ImportIssues, ImportPart } from './ImportParts';
import { Loading } from './Loading';
import { LeaveGuard } from './leave-guard';
import { notifyError } from './notify';
import { PageHeader } from './PageHeader';

const EXCEL = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  // With macros: they are left out, and the preview says so.
  'application/vnd.ms-excel.sheet.macroEnabled.12',
];
const LIMIT = 20 * 1024 * 1024;

interface WorkbookImportProps<Preview, Done> {
  title: string;
  about: ReactNode;
  /** Name of the file field. */
  fileLabel: string;
  /** Path below `/api/v1` of the empty workbook, and its name where the answer tells none. */
  template: { path: string; name: string };
  back: { to: string; label: string };
  /** Other ways to do the same. */
  actions?: ReactNode;
  /** Path below `/api/v1` of the same workbook with its bad cells marked, and the name that it is saved under. */
  marked: { path: string; name: string };
  /** Besides the file, what the preview depends on. */
  said?: Record<string, unknown>;
  /** Whether leaving would lose answers. */
  dirty?: boolean;
  /** Another file was chosen: what was said of the former no longer holds. */
  onFile?: () => void;
  preview: (file: File, signal: AbortSignal) => Promise<Preview>;
  accept: (file: File, planHash: string) => Promise<Done>;
  /** The verb on the button that stores. */
  acceptLabel: string;
  /** Whether accepting would change anything. */
  changesAnything: (preview: Preview) => boolean;
  /** Above the cells to look at: what will be done, in numbers. */
  summary: (preview: Preview) => ReactNode;
  /** Below them: row by row. */
  details: (preview: Preview) => ReactNode;
  /** Beside the button: what is decided for the whole file. */
  choice?: ReactNode;
  doneTitle: string;
  done: (done: Done) => ReactNode;
}

/**
 * Import of a workbook: choose the file, see everything that would happen, accept. Nothing is stored before; a plan
 * that has changed since it was shown is shown anew instead of carried out.
 */
export function WorkbookImport<
  Preview extends { plan_hash: string; issues: ImportIssue[]; remarks: { code: string; message: string }[] },
  Done,
>(props: WorkbookImportProps<Preview, Done>) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<File[]>([]);
  const [marking, setMarking] = useState(false);
  const [file] = files;
  const preview = useQuery({
    queryKey: [
      'workbook-preview',
      props.template.path,
      file?.name,
      file?.size,
      file?.lastModified,
      props.said,
    ],
    queryFn: ({ signal }) => props.preview(file as File, signal),
    enabled: file !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const accept = useMutation({
    mutationFn: (planHash: string) => props.accept(file as File, planHash),
    onError: (error) => {
      if (isOutdated(error)) void preview.refetch();
    },
  });
  const start = (chosen: File[]) => {
    setFiles(chosen);
    props.onFile?.();
    accept.reset();
  };
  const backButton = (
    <Button component={Link} to={props.back.to} variant="default">
      {props.back.label}
    </Button>
  );

  if (accept.data) {
    return (
      <Stack>
        <PageHeader title={props.doneTitle} />
        {props.done(accept.data)}
        <Group>
          {backButton}
          <Button variant="default" onClick={() => start([])}>
            {t('import.another')}
          </Button>
        </Group>
      </Stack>
    );
  }

  const data = file ? preview.data : undefined;
  return (
    <Stack gap="xl">
      <PageHeader
        title={props.title}
        description={props.about}
        actions={
          <>
            <Button
              variant="default"
              onClick={() => download(props.template.path, props.template.name).catch(notifyError)}
            >
              {t('import.template')}
            </Button>
            {backButton}
            {props.actions}
          </>
        }
      />
      <LeaveGuard dirty={props.dirty ?? false} />
      <FileDrop
        label={props.fileLabel}
        files={files}
        onChange={start}
        accept={EXCEL}
        maxSize={LIMIT}
        maxFiles={1}
      />
      {file && preview.error && <ErrorNotice error={preview.error} onRetry={preview.refetch} />}
      {file && preview.isPending && (
        <>
          <Text role="status">{t('import.reading')}</Text>
          <Loading />
        </>
      )}
      {data && !preview.error && (
        <>
          {data.remarks.length > 0 && (
            <Alert color="yellow" variant="light" role="note">
              {data.remarks.map(({ code, message }) => (
                <Text key={code} size="sm">
                  {message}
                </Text>
              ))}
            </Alert>
          )}
          {props.summary(data)}
          <ImportPart id="issues" title={t('import.issues', { count: data.issues.length })}>
            {file && data.issues.length > 0 && (
              <Group>
                <Button
                  variant="default"
                  loading={marking}
                  onClick={() => {
                    setMarking(true);
                    download(props.marked.path, props.marked.name, formOfFields({ file, ...props.said }))
                      .catch(notifyError)
                      .finally(() => setMarking(false));
                  }}
                >
                  {t('import.marked')}
                </Button>
                <Text size="sm" c="dimmed">
                  {t('import.marked_hint')}
                </Text>
              </Group>
            )}
            <ImportIssues issues={data.issues} />
          </ImportPart>
          {props.details(data)}
          {accept.error &&
            (isOutdated(accept.error) ? (
              <Alert color="yellow" variant="light" role="alert">
                {t('import.changed_meanwhile')}
              </Alert>
            ) : (
              <ErrorNotice error={accept.error} />
            ))}
          <Group justify="flex-end">
            {props.changesAnything(data) ? props.choice : <Text>{t('import.nothing')}</Text>}
            <Button
              disabled={!props.changesAnything(data) || preview.isPlaceholderData}
              loading={accept.isPending || preview.isFetching}
              onClick={() => accept.mutate(data.plan_hash)}
            >
              {props.acceptLabel}
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
