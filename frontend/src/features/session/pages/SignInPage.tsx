import { Alert, Anchor, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { safeReturn } from '@/shared/lib/address';
import { useMeta } from '@/shared/lib/server';
import { EntryFrame } from '../components/EntryFrame';
import { SignInForm } from '../components/SignInForm';
import { useTexts } from '../texts';

/** Signing in; afterwards back to the page that asked for it (`?ve=`). */
export default function SignInPage() {
  const texts = useTexts();
  const router = useRouter();
  const cache = useQueryClient();
  const { data: meta } = useMeta();
  const { ve } = useSearch({ strict: false }) as { ve?: string };
  const goOn = () => {
    cache.clear();
    router.history.push(safeReturn(ve));
  };
  return (
    <EntryFrame title={texts.signIn}>
      <Stack>
        {meta?.set_up === false && <Alert color="yellow">{texts.notSetUp}</Alert>}
        <SignInForm onDone={goOn} />
        <Anchor component={Link} to="/kich-hoat" size="sm">
          {texts.haveSlip}
        </Anchor>
      </Stack>
    </EntryFrame>
  );
}
