import { Drawer, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureName, TargetName } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useReportTexts } from './texts';

interface NamesProps<Name> {
  title: string;
  /** Of the cache: what the names are of. */
  queryKey: readonly unknown[];
  ask: (signal: AbortSignal) => Promise<Name[]>;
  onClose: () => void;
}

/** The times of being sent that a count is of. */
export function FigureNamesDrawer(props: NamesProps<FigureName>) {
  const texts = useReportTexts();
  return (
    <Names
      {...props}
      head={() => [texts.person, texts.course, texts.sentOn]}
      row={(name) => (
        <Table.Tr key={name.nomination_id}>
          <Table.Th scope="row" fw={400}>
            <Link to="/cu-di-hoc/$id" params={{ id: name.nomination_id }}>
              {name.full_name}
            </Link>
            <Text size="xs" c="dimmed">
              {name.unit_name}
            </Text>
          </Table.Th>
          <Table.Td>{name.course_name}</Table.Td>
          <Table.Td className="figures">{formatDay(name.sent_on)}</Table.Td>
        </Table.Tr>
      )}
    />
  );
}

/** Whether times of being sent or documents are counted, and not people. */
const hasAbout = (names: readonly TargetName[]) => names.some(({ about }) => about);

/** Who is counted by a target, those who are missing first. */
export function TargetNamesDrawer(props: NamesProps<TargetName>) {
  const texts = useReportTexts();
  return (
    <Names
      {...props}
      head={(names) =>
        hasAbout(names) ? [texts.person, texts.about, texts.reached] : [texts.person, texts.reached]
      }
      row={(name, index, names) => (
        <Table.Tr key={`${index}-${name.staff_id}`}>
          <Table.Th scope="row" fw={400}>
            <Link to="/can-bo/$id" params={{ id: name.staff_id }}>
              {name.full_name}
            </Link>
            <Text size="xs" c="dimmed">
              {name.unit_name}
            </Text>
          </Table.Th>
          {hasAbout(names) && <Table.Td>{name.about}</Table.Td>}
          <Table.Td>
            <StatusBadge tone={name.reached ? 'success' : 'warning'}>
              {name.reached ? texts.isReached : texts.isMissing}
            </StatusBadge>
          </Table.Td>
        </Table.Tr>
      )}
    />
  );
}

interface ListedProps<Name> extends NamesProps<Name> {
  head: (names: readonly Name[]) => readonly string[];
  row: (name: Name, index: number, names: readonly Name[]) => ReactNode;
}

/** A drawer with a table of what was asked for. */
export function Names<Name>({ title, queryKey, ask, onClose, head, row }: ListedProps<Name>) {
  const texts = useReportTexts();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => ask(signal) });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Text>{texts.noNames}</Text>}
      {data && data.length > 0 && (
        <Table aria-label={title} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {head(data).map((word) => (
                <Table.Th key={word} scope="col">
                  {word}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{data.map(row)}</Table.Tbody>
        </Table>
      )}
    </Drawer>
  );
}
