import { Button, Container, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { setLanguage, useLanguage } from '@/shared/lib/i18n';
import { WhoseSystem } from '@/shared/ui/WhoseSystem';
import { useTexts } from '../texts';

/** Whose page it is, in which language, and nothing of the product's menu. */
export function CheckFrame({ children }: { children: ReactNode }) {
  const texts = useTexts();
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  return (
    <Container component="main" id="content" tabIndex={-1} size={600} py={{ base: 'md', sm: 'xl' }}>
      {/* Names of people are no matter of search engines. */}
      <meta name="robots" content="noindex, nofollow" />
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="lg">
        <div>
          <WhoseSystem />
        </div>
        <Button variant="default" size="xs" flex="none" lang={other} onClick={() => setLanguage(other)}>
          {texts.otherLanguage}
        </Button>
      </Group>
      <Stack>
        <Title order={1}>{texts.title}</Title>
        {children}
      </Stack>
    </Container>
  );
}
