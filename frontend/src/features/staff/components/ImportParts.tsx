import {
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  Radio,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ColumnChoiceBody, RosterPreviewView, RowAnswerBody } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { type ImportSaid, worthSeeing } from '../import-state';
import { useTexts } from '../import-texts';

/** How many lines are drawn at a time: a roster may have ten thousand. */
const STEP = 100;

/** A part of the preview under its own heading. */
export function Part({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {hint && (
        <Text c="dimmed" size="sm">
          {hint}
        </Text>
      )}
      <Stack mt="sm" gap="sm">
        {children}
      </Stack>
    </section>
  );
}

/** What importing will do, in numbers. */
export function Counts({ counts }: { counts: RosterPreviewView['counts'] }) {
  const texts = useTexts();
  const names = Object.keys(texts.counts) as (keyof typeof texts.counts)[];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 6 }}>
      {names.map((name) => (
        <Paper key={name} withBorder p="sm">
          <Text size="sm" c="dimmed">
            {texts.counts[name]}
          </Text>
          <Text fz={26} fw={700} className="figures">
            {counts[name]}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

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

/** Every cell to look at, by sheet and address, errors first. */
export function Issues({ issues }: { issues: RosterPreviewView['issues'] }) {
  const texts = useTexts();
  const [shown, setShown] = useState(STEP);
  if (issues.length === 0) return <Text>{texts.issuesNone}</Text>;
  const ordered = [...issues].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'),
  );
  return (
    <>
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {ordered.slice(0, shown).map((issue) => (
          <Paper key={`${issue.sheet} ${issue.cell} ${issue.code}`} component="li" withBorder p="xs">
            <Group gap="xs">
              <Text fw={600} className="figures">
                {issue.sheet} · {issue.cell || texts.wholeSheet}
              </Text>
              <StatusBadge tone={issue.severity === 'error' ? 'danger' : 'warning'}>
                {labelOf('Severity', issue.severity)}
              </StatusBadge>
              {issue.value && (
                <Badge variant="default" tt="none" className="break-anywhere">
                  {issue.value}
                </Badge>
              )}
            </Group>
            <Text size="sm">
              {issue.message} {issue.other_cell && texts.alsoCell(issue.other_cell)}
            </Text>
          </Paper>
        ))}
      </Stack>
      <More total={issues.length} shown={shown} onMore={() => setShown(shown + STEP)} />
    </>
  );
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
  return rows.map((row) => {
    const answer = said.answers.find((one) => one.sheet === row.sheet && one.row === row.row);
    return (
      <Paper key={`${row.sheet} ${row.row}`} withBorder p="md">
        <Radio.Group
          label={[row.name, row.birth_date, row.unit].filter(Boolean).join(' · ')}
          description={texts.row(row.sheet, row.row)}
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
  const [picked, setPicked] = useState<string>();
  const [shown, setShown] = useState(STEP);
  const action = picked ?? worthSeeing(rows);
  const chosen = rows.filter((row) => row.action === action);
  return (
    <>
      <NativeSelect
        label={texts.show}
        maw={320}
        value={action}
        onChange={(event) => {
          setPicked(event.currentTarget.value);
          setShown(STEP);
        }}
        data={optionsOf('RowAction').map(({ value, label }) => ({
          value,
          label: `${label} (${rows.filter((row) => row.action === value).length})`,
        }))}
      />
      {chosen.length === 0 && <Text c="dimmed">{texts.rowsNone}</Text>}
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {chosen.slice(0, shown).map((row) => (
          <li key={`${row.sheet} ${row.row}`}>
            <Text>
              {[row.name, row.birth_date, row.unit].filter(Boolean).join(' · ')}{' '}
              <Text component="span" size="sm" c="dimmed">
                ({texts.row(row.sheet, row.row)})
              </Text>
            </Text>
            {row.changes.map((change) => (
              <Text size="sm" key={change.field} pl="md">
                {texts.change(labelOf('Field', change.field), change.before, change.after)}
              </Text>
            ))}
          </li>
        ))}
      </Stack>
      <More total={chosen.length} shown={shown} onMore={() => setShown(shown + STEP)} />
    </>
  );
}

function More({ total, shown, onMore }: { total: number; shown: number; onMore: () => void }) {
  const texts = useTexts();
  if (total <= shown) return null;
  return (
    <Button variant="default" onClick={onMore}>
      {texts.more(total - shown)}
    </Button>
  );
}
