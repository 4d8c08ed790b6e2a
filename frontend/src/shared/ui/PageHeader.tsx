import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '@/shared/lib/title';

interface PageHeaderProps {
  title: string;
  /** One sentence on what the page is for, or facts about the thing shown. */
  description?: ReactNode;
  /** Buttons; the main one last. */
  actions?: ReactNode;
}

/** The one `h1` of a page, its actions, and the title of the window. */
export function PageHeader({ title, description, actions }: PageHeaderProps) {
  useTitle(title);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <Stack gap={4} flex="1 1 20rem" miw={0}>
        <Title order={1}>{title}</Title>
        {description && (
          <Text component="div" c="dimmed">
            {description}
          </Text>
        )}
      </Stack>
      {actions && (
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
  );
}
