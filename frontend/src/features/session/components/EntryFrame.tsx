import { Container, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMeta } from '@/shared/lib/server';
import { useTexts } from '../texts';

/** The frame of the pages before the sign-in: whose system it is, and one thing to do. */
export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  const texts = useTexts();
  const { data: meta } = useMeta();
  return (
    <Container component="main" id="content" tabIndex={-1} size={440} py={{ base: 'md', sm: 64 }}>
      <Stack gap={2} ta="center" mb="lg">
        {/* The line keeps its height until the server has said its name, so that nothing jumps. */}
        <Text fw={600} mih="1.55em">
          {meta?.ward_name}
        </Text>
        <Text c="dimmed" size="sm">
          {texts.product}
        </Text>
      </Stack>
      <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
        <Title order={1} mb="md">
          {title}
        </Title>
        {children}
      </Paper>
    </Container>
  );
}
