import { NativeSelect, Paper, Radio, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoiceBody, RosterPreviewView, RowAnswerBody } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { ImportLines } from '@/shared/ui/ImportParts';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { type ImportSaid, worthSeeing } from '../import-state';
import { useTexts } from '../import-texts';

interface ColumnsProps {
  sheets: RosterPreviewView['sheets'];
  onChoose: (choice: ColumnChoiceBody) => void;
}

/** Each column as it was understood, with a choice to say otherwise. */
export function Columns({ sheets, onChoose }: ColumnsProps) {
  const texts = useTexts();
  return sheets.map((sheet) => (
    <Paper key={sheet.name} withBorder p="md">
      <Text fw={600} mb="xs">
        {texts.sheet(sheet.name, sheet.people)}
      </Text>
      {sheet.columns.length === 0 && <Text size="sm">{texts.noTable}</Text>}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {sheet.columns.map((column) => (
          <NativeSelect
            key={column.letters}
            label={texts.columnIs(column.letters, column.heading)}
            description={
              column.chosen ? texts.chosen : column.meaning === 'unknown' ? texts.notUnderstood : undefined
            }
            value={column.meaning}
            onChange={(event) =>
              onChoose({
                sheet: sheet.name,
                column: column.letters,
                meaning: event.currentTarget.value as ColumnChoiceBody['meaning'],
              })
            }
            data={optionsOf('Meaning')}
          />
        ))}
      </SimpleGrid>
    </Paper>
  ));
}

/** The units that the file names, those that will be made marked. */
export function Units({ units }: { units: RosterPreviewView['units'] }) {
  const texts = useTexts();
  return (
    <Table withTableBorder>
      <Table.Tbody>
        {units.map((unit) => (
          <Table.Tr key={unit.name}>
            <Table.Th scope="row" fw={500}>
              {unit.name}
            </Table.Th>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{texts.people(unit.people)}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              <StatusBadge tone={unit.unit_id ? 'neutral' : 'info'}>
                {unit.unit_id ? texts.unitKnown : texts.unitNew}
              </StatusBadge>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface QuestionsProps {
  /** Rows that ask, and those whose question has been answered. */
  rows: RosterPreviewView['rows'];
  said: ImportSaid;
  onAnswer: (answer: RowAnswerBody) => void;
}

const NEW = 'new';

/** Rows that may be somebody known: the person decides. */
export function Questions({ rows, said, onAnswer }: QuestionsProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  return rows.map((row) => {
    const answer = said.answers.find((one) => one.sheet === row.sheet && one.row === row.row);
    return (
      <Paper key={`${row.sheet} ${row.row}`} withBorder p="md">
        <Radio.Group
          label={[row.name, row.birth_date, row.unit].filter(Boolean).join(' · ')}
          description={t('import.row', { sheet: row.sheet, row: row.row })}
          value={answer ? (answer.same_as ?? NEW) : ''}
          onChange={(value) =>
            onAnswer({ sheet: row.sheet, row: row.row, same_as: value === NEW ? undefined : value })
          }
        >
          <Stack gap={6} mt="xs">
            {row.candidates.map((candidate) => (
              <Radio
                key={candidate.id}
                value={candidate.id}
                label={texts.same(
                  candidate.name,
                  candidate.agreeing.map((field) => labelOf('Field', field)).join(', '),
                )}
              />
            ))}
            <Radio value={NEW} label={texts.somebodyNew} />
          </Stack>
        </Radio.Group>
      </Paper>
    );
  });
}

/** What becomes of each row; what most needs a look is shown at first. */
export function Rows({ rows }: { rows: RosterPreviewView['rows'] }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string>();
  const action = picked ?? worthSeeing(rows);
  return (
    <>
      <NativeSelect
        label={texts.show}
        maw={320}
        value={action}
        onChange={(event) => setPicked(event.currentTarget.value)}
        data={optionsOf('RowAction').map(({ value, label }) => ({
          value,
          label: `${label} (${rows.filter((row) => row.action === value).length})`,
        }))}
      />
      <ImportLines
        key={action}
        rows={rows.filter((row) => row.action === action)}
        rowKey={(row) => `${row.sheet} ${row.row}`}
        none={texts.rowsNone}
      >
        {(row) => (
          <>
            <Text>
              {[row.name, row.birth_date, row.unit].filter(Boolean).join(' · ')}{' '}
              <Text component="span" size="sm" c="dimmed">
                ({t('import.row', { sheet: row.sheet, row: row.row })})
              </Text>
            </Text>
            {row.changes.map((change) => (
              <Text size="sm" key={change.field} pl="md">
                {texts.change(labelOf('Field', change.field), change.before, change.after)}
              </Text>
            ))}
          </>
        )}
      </ImportLines>
    </>
  );
}
