import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importRoster, previewRosterImport, type RosterPreviewView } from '@/api/generated';
import { places } from '@/shared/lib/places';
import { formOfFields } from '@/shared/lib/upload';
import { ImportCounts, ImportPart } from '@/shared/ui/ImportParts';
import { WorkbookImport } from '@/shared/ui/WorkbookImport';
import { Columns, Questions, Rows, Units } from '../components/ImportParts';
import { changesAnything, type ImportSaid, withAnswer, withAsked, withMeaning } from '../import-state';
import { useTexts } from '../import-texts';

const NOTHING_SAID: ImportSaid = { choices: [], answers: [] };

/** Imports the roster: choose the file, see everything that would happen, accept. */
export default function ImportPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const [said, setSaid] = useState(NOTHING_SAID);
  // Rows that were asked stay in sight once answered, so that an answer can be changed.
  const [asked, setAsked] = useState<RosterPreviewView['rows']>([]);
  const names = Object.keys(texts.counts) as (keyof typeof texts.counts)[];
  const counted = (counts: RosterPreviewView['counts']) => (
    <ImportCounts counts={names.map((name) => [texts.counts[name], counts[name]])} />
  );
  return (
    <WorkbookImport
      title={texts.title}
      about={texts.about}
      fileLabel={texts.file}
      template={{ path: '/staff/import/template', name: 'mau-danh-sach.xlsx' }}
      marked={{ path: '/staff/import/preview/workbook', name: 'danh-sach-can-sua.xlsx' }}
      back={{ to: places.staff.path, label: texts.back }}
      said={{ ...said }}
      dirty={said !== NOTHING_SAID}
      onFile={() => {
        setSaid(NOTHING_SAID);
        setAsked([]);
      }}
      preview={async (file, signal) => {
        const body = { file, ...said };
        const { data } = await previewRosterImport({ body, bodySerializer: formOfFields, signal });
        setAsked((known) => withAsked(known, data.rows));
        return data;
      }}
      accept={async (file, planHash) => {
        const body = { file, ...said, plan_hash: planHash };
        const { data } = await importRoster({ body, bodySerializer: formOfFields });
        for (const name of ['staff', 'units']) void cache.invalidateQueries({ queryKey: [name] });
        return data;
      }}
      acceptLabel={texts.accept}
      changesAnything={({ counts }) => changesAnything(counts)}
      summary={(data) => (
        <>
          <ImportPart id="summary" title={texts.summary}>
            {counted(data.counts)}
          </ImportPart>
          {asked.length > 0 && (
            <ImportPart id="questions" title={texts.ask(asked.length)} hint={texts.askHint}>
              <Questions rows={asked} said={said} onAnswer={(answer) => setSaid(withAnswer(said, answer))} />
            </ImportPart>
          )}
        </>
      )}
      details={(data) => (
        <>
          <ImportPart id="columns" title={texts.columns} hint={texts.columnsHint}>
            <Columns sheets={data.sheets} onChoose={(choice) => setSaid(withMeaning(said, choice))} />
          </ImportPart>
          <ImportPart id="units" title={texts.units}>
            <Units units={data.units} />
          </ImportPart>
          <ImportPart id="rows" title={texts.rows}>
            <Rows rows={data.rows} />
          </ImportPart>
        </>
      )}
      doneTitle={texts.done}
      done={({ counts }) => counted(counts)}
    />
  );
}
