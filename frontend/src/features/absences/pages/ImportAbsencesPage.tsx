import { List, Paper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ImportCounts as Counts, importAbsences, previewAbsencesImport } from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { places } from '@/shared/lib/places';
import { ImportCounts, ImportLines, ImportPart } from '@/shared/ui/ImportParts';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { WorkbookImport } from '@/shared/ui/WorkbookImport';
import { useTexts } from '../texts';

const tones: Record<string, Tone> = { create: 'info', unchanged: 'neutral', left_out: 'danger' };

/** Imports a unit's absences: each bad cell is shown, nothing is stored before it is accepted. */
export default function ImportAbsencesPage() {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const names = Object.keys(texts.counts) as (keyof typeof texts.counts)[];
  const counted = (counts: Counts) => (
    <ImportCounts counts={names.map((name) => [texts.counts[name], counts[name]])} />
  );
  return (
    <WorkbookImport
      title={texts.importTitle}
      about={texts.importAbout}
      fileLabel={texts.importFile}
      template={{ path: '/absences/import/template', name: 'mau-vang-mat.xlsx' }}
      marked={{ path: '/absences/import/preview/workbook', name: 'vang-mat-can-sua.xlsx' }}
      back={{ to: places.absences.path, label: texts.importBack }}
      preview={async (file, signal) => (await previewAbsencesImport({ body: { file }, signal })).data}
      accept={async (file, planHash) => {
        const { data } = await importAbsences({ body: { file, plan_hash: planHash } });
        for (const name of ['absences', 'nominations', 'staff']) {
          void cache.invalidateQueries({ queryKey: [name] });
        }
        return data;
      }}
      acceptLabel={texts.importAccept}
      changesAnything={({ counts }) => counts.create > 0}
      summary={({ counts }) => (
        <ImportPart id="summary" title={texts.summary}>
          {counted(counts)}
        </ImportPart>
      )}
      details={({ sheets, rows }) => (
        <>
          <ImportPart id="columns" title={texts.columns}>
            {sheets.map((sheet) => (
              <Paper key={sheet.name} withBorder p="md">
                <Text fw={600}>{sheet.name}</Text>
                {sheet.columns.length === 0 && <Text size="sm">{texts.noTable}</Text>}
                <List size="sm">
                  {sheet.columns.map(({ letters, heading, meaning }) => (
                    <List.Item key={letters}>
                      {texts.column(letters, heading)} → {labelOf('AbsenceColumn', meaning)}
                    </List.Item>
                  ))}
                </List>
              </Paper>
            ))}
          </ImportPart>
          <ImportPart id="rows" title={texts.rows}>
            <ImportLines rows={rows} rowKey={(row) => `${row.sheet} ${row.row}`} none={texts.rowsNone}>
              {(row) => (
                <Text component="div">
                  <StatusBadge tone={tones[row.action] ?? 'neutral'}>
                    {labelOf('AbsenceAction', row.action)}
                  </StatusBadge>{' '}
                  {row.name} · {labelOf('AbsenceKind', row.kind)} · {formatRange(row.first_day, row.last_day)}{' '}
                  <Text component="span" size="sm" c="dimmed">
                    ({t('import.row', { sheet: row.sheet, row: row.row })})
                  </Text>
                </Text>
              )}
            </ImportLines>
          </ImportPart>
        </>
      )}
      doneTitle={texts.importDone}
      done={({ counts }) => counted(counts)}
    />
  );
}
