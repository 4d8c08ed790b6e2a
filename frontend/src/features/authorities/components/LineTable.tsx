import { Table, Text } from '@mantine/core';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import type { Line, Matter } from '../table';
import { useTexts } from '../texts';

interface LineTableProps {
  lines: readonly Line[];
  matter: Matter;
  units: readonly { value: string; label: string }[];
}

/** One table of authorities, to read. */
export function LineTable({ lines, matter, units }: LineTableProps) {
  const texts = useTexts();
  if (lines.length === 0) return <Text c="dimmed">{texts.none}</Text>;
  return (
    <Table withTableBorder aria-label={labelOf('AuthorityOver', matter)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.standing}</Table.Th>
          <Table.Th>{texts.holder}</Table.Th>
          <Table.Th>{texts.fromDay}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.key}>
            <Table.Th scope="row" fw={500}>
              {line.standing ? labelOf('Standing', line.standing) : texts.anyone}
              {line.unit_id && (
                <Text size="sm" c="dimmed">
                  {units.find(({ value }) => value === line.unit_id)?.label}
                </Text>
              )}
            </Table.Th>
            <Table.Td>{labelOf('Holder', line.holder)}</Table.Td>
            <Table.Td className="figures">{formatDay(line.from_day)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
