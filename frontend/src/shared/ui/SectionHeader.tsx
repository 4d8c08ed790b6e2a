import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionHeaderProps {
  /** For `aria-labelledby` of the section, and for links to it. */
  id: string;
  title: string;
  /** One sentence on what is to be seen, or to be done. */
  about?: ReactNode;
  /** Buttons of the section. */
  actions?: ReactNode;
}

/** The heading of a part of a page, with its buttons at the same place as those of the page. */
export function SectionHeader({ id, title, about, actions }: SectionHeaderProps) {
  return (
    <Stack gap={2} className="paper-heading">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} id={id} flex="1 1 9rem" miw={0}>
          {title}
        </Title>
        {actions && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {about && (
        <Text size="sm" c="dimmed" component="div">
          {about}
        </Text>
      )}
    </Stack>
  );
}
