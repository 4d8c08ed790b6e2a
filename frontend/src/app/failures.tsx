import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '@/shared/lib/title';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';

interface FailureProps {
  title: string;
  text: string;
  /** Stands without the layout and is the main part of the page itself. */
  isAlone?: boolean;
}

function Failure({ title, text, isAlone = false }: FailureProps) {
  const { t } = useTranslation();
  const router = useRouter();
  useTitle(title);
  const part = isAlone ? ({ component: 'main', id: 'content', tabIndex: -1 } as const) : {};
  return (
    <Container size="xs" py="xl" {...part}>
      <Stack align="flex-start">
        <Title order={1}>{title}</Title>
        <Text>{text}</Text>
        <Button onClick={() => router.navigate({ to: '/' as never })}>{t('action.back_home')}</Button>
      </Stack>
    </Container>
  );
}

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return <Failure title={t('error.not_found_title')} text={t('error.not_found')} isAlone />;
}

/** The page exists and is not for this person. */
export function ForbiddenPage() {
  const { t } = useTranslation();
  return <Failure title={t('error.forbidden_title')} text={t('error.forbidden')} />;
}

/** A page that could not be loaded or drawn; the menu around it stays. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  useTitle(t('error.page_title'));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <ErrorNotice error={error} title={t('error.page_title')} onRetry={retry} />
    </Container>
  );
}
