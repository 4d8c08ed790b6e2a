import { Table, Text } from '@mantine/core';
import type { FailureView } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { formatNumber } from '@/shared/lib/numbers';
import { useTexts } from '../texts';

/** What a program was refused, each reason once, the newest first. */
export function Failures({ failures }: { failures: FailureView[] }) {
  const texts = useTexts();
  if (failures.length === 0) return <Text>{texts.noFailures}</Text>;
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table aria-label={texts.failures} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.failure}</Table.Th>
            <Table.Th scope="col" ta="right">
              {texts.times}
            </Table.Th>
            <Table.Th scope="col">{texts.lastTime}</Table.Th>
            <Table.Th scope="col">{texts.from}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failures.map((failure) => (
            <Table.Tr key={failure.code}>
              <Table.Th scope="row" fw={400}>
                {failure.detail}
                <Text size="xs" c="dimmed">
                  {failure.code}
                </Text>
              </Table.Th>
              <Table.Td ta="right" className="figures">
                {formatNumber(failure.times)}
              </Table.Td>
              <Table.Td className="figures">{formatInstant(failure.last_at)}</Table.Td>
              <Table.Td className="figures">{failure.address}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
