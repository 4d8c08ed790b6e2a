import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from './StatusBadge';

/** How many lines are drawn at a time: a file may have ten thousand. */
export const IMPORT_STEP = 100;

/** One cell to look at, as every import of the API names it. */
export interface ImportIssue {
  sheet: string;
  /** As Excel names it; empty when the whole sheet is meant. */
  cell: string;
  value: string;
  severity: string;
  code: string;
  message: string;
  other_cell?: string | null;
}

/** A part of a preview under its own heading. */
export function ImportPart({
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

/** What importing will do or has done, in numbers. */
export function ImportCounts({ counts }: { counts: readonly (readonly [label: string, count: number])[] }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: Math.max(counts.length, 3) }}>
      {counts.map(([label, count]) => (
        <Paper key={label} withBorder p="sm">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text fz={26} fw={700} className="figures">
            {count}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

/** Every cell to look at, by sheet and address, errors first. */
export function ImportIssues({ issues }: { issues: readonly ImportIssue[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(IMPORT_STEP);
  if (issues.length === 0) return <Text>{t('import.issues_none')}</Text>;
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
                {issue.sheet} · {issue.cell || t('import.whole_sheet')}
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
              {issue.message} {issue.other_cell && t('import.also_cell', { cell: issue.other_cell })}
            </Text>
          </Paper>
        ))}
      </Stack>
      <ImportMore total={issues.length} shown={shown} onMore={() => setShown(shown + IMPORT_STEP)} />
    </>
  );
}

/** Offers the lines that are not drawn yet. */
export function ImportMore({ total, shown, onMore }: { total: number; shown: number; onMore: () => void }) {
  const { t } = useTranslation();
  if (total <= shown) return null;
  return (
    <Button variant="default" onClick={onMore}>
      {t('import.more', { count: total - shown })}
    </Button>
  );
}

/** Lines of a preview, a hundred at a time. */
export function ImportLines<Row>({
  rows,
  rowKey,
  none,
  children,
}: {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  none: string;
  children: (row: Row) => ReactNode;
}) {
  const [shown, setShown] = useState(IMPORT_STEP);
  return (
    <>
      {rows.length === 0 && <Text c="dimmed">{none}</Text>}
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {rows.slice(0, shown).map((row) => (
          <li key={rowKey(row)}>{children(row)}</li>
        ))}
      </Stack>
      <ImportMore total={rows.length} shown={shown} onMore={() => setShown(shown + IMPORT_STEP)} />
    </>
  );
}
