import { Checkbox, List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportPastTrainingsResponse,
  importPastTrainings,
  type Problem,
  previewPastTrainings,
} from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { places } from '@/shared/lib/places';
import { ImportCounts, ImportLines, ImportPart } from '@/shared/ui/ImportParts';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { WorkbookImport } from '@/shared/ui/WorkbookImport';
import PastTrainingButton from '../components/PastTrainingButton';
import { useTexts } from '../texts';

/** Past training from Excel, or one person after the other. */
export default function PastTrainingsPage() {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [compared, setCompared] = useState(false);
  return (
    <WorkbookImport
      title={texts.title}
      about={texts.about}
      fileLabel={texts.file}
      template={{ path: '/past-trainings/template', name: 'mau-qua-trinh-boi-duong.xlsx' }}
      marked={{ path: '/past-trainings/import/preview/workbook', name: 'qua-trinh-boi-duong-can-sua.xlsx' }}
      back={{ to: `${places.courses.path}?origin=past`, label: texts.toCourses }}
      actions={<PastTrainingButton />}
      preview={async (file, signal) => (await previewPastTrainings({ body: { file }, signal })).data}
      accept={async (file, planHash) => {
        const papers = compared ? 'compared' : 'not_yet';
        const { data } = await importPastTrainings({ body: { file, plan_hash: planHash, papers } });
        for (const name of ['staff', 'courses', 'nominations', 'results', 'certificates']) {
          void cache.invalidateQueries({ queryKey: [name] });
        }
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
                [texts.willRecord, recorded],
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
                  {labelOf('PastAction', row.action)}
                </StatusBadge>{' '}
                {[
                  row.full_name,
                  row.programme_name,
                  row.organiser,
                  formatRange(row.first_day, row.last_day),
                  row.certificate_number && texts.certificateOf(row.certificate_number),
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <Text component="span" size="sm" c="dimmed">
                  ({t('import.row', { sheet: row.sheet, row: row.row })})
                </Text>
              </Text>
            )}
          </ImportLines>
        </ImportPart>
      )}
      choice={
        <Checkbox
          label={texts.compared}
          checked={compared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
      }
      doneTitle={texts.done}
      done={(done) => <Done done={done} />}
    />
  );
}

function Done({ done }: { done: ImportPastTrainingsResponse }) {
  const texts = useTexts();
  const { t } = useTranslation();
  return (
    <>
      <ImportCounts
        counts={[
          [texts.willRecord, done.recorded],
          [texts.alreadyThere, done.already_there],
          [texts.leftOut, done.left_out],
        ]}
      />
      {done.refused.length > 0 && (
        <ImportPart id="refused" title={texts.refused(done.refused.length)}>
          <List>
            {done.refused.map(({ sheet, row, problem }) => {
              const { errors = [], detail, title } = problem as Partial<Problem>;
              const why = errors.map((fault) => fault.detail ?? fault.code).join(' ');
              return (
                <List.Item key={`${sheet} ${row}`}>
                  {t('import.row', { sheet, row })}: {why || detail || title}
                </List.Item>
              );
            })}
          </List>
        </ImportPart>
      )}
    </>
  );
}
