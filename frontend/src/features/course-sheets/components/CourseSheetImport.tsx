import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  getCourse,
  importAttendanceSheet,
  importCertificatesSheet,
  importNominationsSheet,
  importResultsSheet,
  previewAttendanceSheet,
  previewCertificatesSheet,
  previewNominationsSheet,
  previewResultsSheet,
} from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ImportCounts, ImportLines, ImportPart } from '@/shared/ui/ImportParts';
import { Loading } from '@/shared/ui/Loading';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { WorkbookImport } from '@/shared/ui/WorkbookImport';
import { useTexts } from '../texts';

const sheets = {
  nominations: {
    preview: previewNominationsSheet,
    accept: importNominationsSheet,
    tab: 'danh-sach-cu',
    file: 'cu-di-boi-duong',
    changes: ['nominations', 'courses', 'duties'],
  },
  attendance: {
    preview: previewAttendanceSheet,
    accept: importAttendanceSheet,
    tab: 'diem-danh',
    file: 'diem-danh',
    changes: ['attendance', 'duties'],
  },
  results: {
    preview: previewResultsSheet,
    accept: importResultsSheet,
    tab: 'ket-qua',
    file: 'ket-qua',
    changes: ['results', 'nominations', 'duties'],
  },
  certificates: {
    preview: previewCertificatesSheet,
    accept: importCertificatesSheet,
    tab: 'ket-qua',
    file: 'chung-chi',
    changes: ['certificates', 'duties'],
  },
};

/** A sheet of a course: choose the file, see what would be done with each row, accept. */
export function CourseSheetImport({ kind }: { kind: keyof typeof sheets }) {
  const { id = '' } = useParams({ strict: false });
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data: course, error } = useQuery({
    queryKey: ['courses', id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!course) return <Loading />;
  const { preview, accept, tab, file: name, changes } = sheets[kind];
  const address = `/courses/${id}/${kind}/import`;
  return (
    <WorkbookImport
      title={texts.titles[kind]}
      about={texts.about(course.name)}
      fileLabel={texts.file}
      template={{ path: `${address}/template`, name: `${name}.xlsx` }}
      marked={{ path: `${address}/preview/workbook`, name: `${name}-can-sua.xlsx` }}
      back={{ to: `/lop/${id}?tab=${tab}`, label: texts.back }}
      preview={async (file, signal) => (await preview({ path: { id }, body: { file }, signal })).data}
      accept={async (file, planHash) => {
        const { data } = await accept({ path: { id }, body: { file, plan_hash: planHash } });
        for (const changed of changes) void cache.invalidateQueries({ queryKey: [changed] });
        return data;
      }}
      acceptLabel={texts.accept}
      changesAnything={({ steps }) => steps.some(({ action }) => action === 'record')}
      summary={({ rows, steps }) => {
        const recorded = steps.filter(({ action }) => action === 'record').length;
        return (
          <ImportPart id="summary" title={texts.summary}>
            <ImportCounts
              counts={[
                [texts.recorded, recorded],
                [texts.alreadyThere, steps.length - recorded],
                [texts.leftOut, rows - steps.length],
              ]}
            />
          </ImportPart>
        );
      }}
      details={({ steps }) => (
        <ImportPart id="rows" title={texts.rows}>
          <ImportLines rows={steps} rowKey={(row) => `${row.sheet} ${row.row}`} none={texts.rowsNone}>
            {(row) => (
              <Text component="div">
                <StatusBadge tone={row.action === 'record' ? 'info' : 'neutral'}>
                  {labelOf('SheetAction', row.action)}
                </StatusBadge>{' '}
                {row.full_name} · {row.words}{' '}
                <Text component="span" size="sm" c="dimmed">
                  ({t('import.row', { sheet: row.sheet, row: row.row })})
                </Text>
              </Text>
            )}
          </ImportLines>
        </ImportPart>
      )}
      doneTitle={texts.done}
      done={(done) => (
        <ImportCounts
          counts={[
            [texts.recorded, done.recorded],
            [texts.alreadyThere, done.already_there],
            [texts.leftOut, done.left_out],
          ]}
        />
      )}
    />
  );
}
