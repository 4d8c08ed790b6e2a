import { Alert, Button, Drawer, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatInstant } from '@/shared/lib/dates';
import { formatNumber } from '@/shared/lib/numbers';
import { useUnits } from '@/shared/lib/units';
import { Facts } from '@/shared/ui/Facts';
import { type Difference, differences, type Stored, valueText } from '../difference';
import type { AuditRecord } from '../records';
import { useTexts } from '../texts';

interface RecordDrawerProps {
  record: AuditRecord;
  onClose: () => void;
  /** Narrows the list behind. */
  onNarrow: (part: Record<string, string>) => void;
}

/** One record: who, when, from where, and field by field what was before and after. */
export function RecordDrawer({ record, onClose, onNarrow }: RecordDrawerProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  const units = useUnits();
  const before = (record.before ?? null) as Stored | null;
  const after = (record.after ?? null) as Stored | null;
  const facts = (record.facts ?? null) as Stored | null;
  const rows = differences(before, after ?? facts);
  const unitName = (id: string) => units?.find((unit) => unit.id === id)?.name;
  const narrow = (part: Record<string, string>) => {
    onNarrow(part);
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={texts.recordTitle(formatNumber(record.number))}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Facts
          items={[
            [texts.at, formatInstant(record.at)],
            [
              texts.who,
              record.acting_for_name
                ? `${record.account_name}, ${texts.insteadOf(record.acting_for_name)}`
                : record.account_name,
            ],
            [texts.action, texts.actionWord(record.action, record.kind)],
            [texts.kind, texts.kindWord(record.kind)],
            [texts.subject, record.subject_name],
            [texts.unit, record.unit_id && unitName(record.unit_id)],
            [texts.reason, record.reason],
            [texts.address, record.address],
            [texts.request, record.request_id],
          ]}
        />
        {record.erased ? (
          <Alert color="yellow">{texts.erased}</Alert>
        ) : rows.length === 0 ? (
          <Text>{texts.nothingTold}</Text>
        ) : (
          <Changes
            rows={rows}
            isChange={before !== null && after !== null}
            textOf={(field, value) =>
              valueText(record.kind, field, value, {
                yes: t('action.yes'),
                no: t('action.no'),
                nothing: texts.nothing,
                unitName,
              })
            }
          />
        )}
        <Group>
          <Button
            variant="default"
            onClick={() => narrow({ kind: record.kind, subject_id: record.subject_id })}
          >
            {texts.onlySubject}
          </Button>
          <Button variant="default" onClick={() => narrow({ account_id: record.account_id })}>
            {texts.onlyAccount}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

interface ChangesProps {
  rows: Difference[];
  /** Whether there was a before and is an after: two columns. */
  isChange: boolean;
  textOf: (field: string, value: unknown) => string;
}

function Changes({ rows, isChange, textOf }: ChangesProps) {
  const texts = useTexts();
  return (
    <Table withTableBorder className="break-anywhere" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.field}</Table.Th>
          {isChange ? (
            <>
              <Table.Th>{texts.before}</Table.Th>
              <Table.Th>{texts.after}</Table.Th>
            </>
          ) : (
            <Table.Th>{texts.value}</Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500}>
              {texts.fieldWord(field)}
            </Table.Th>
            {isChange ? (
              <>
                <Table.Td>{textOf(field, before)}</Table.Td>
                <Table.Td fw={500}>{textOf(field, after)}</Table.Td>
              </>
            ) : (
              <Table.Td>{textOf(field, after ?? before)}</Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
