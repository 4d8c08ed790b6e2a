import { Alert, Anchor, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '@/api/errors';
import { type CertificateCheckView, checkCertificate } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { useToday } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { codeOf, grouped } from '../code';
import { CheckFrame } from '../components/CheckFrame';
import { CodeForm } from '../components/CodeForm';
import { Standing } from '../components/Standing';
import { useTexts } from '../texts';

/** What a certificate says and whether it stands: opened by the QR code on it, without signing in. */
export default function CheckPage() {
  const texts = useTexts();
  const { code } = useParams({ strict: false });
  return (
    <CheckFrame>
      {code === undefined ? (
        <>
          <Text>{texts.about}</Text>
          <CodeForm />
        </>
      ) : (
        <Check typed={code} />
      )}
    </CheckFrame>
  );
}

function Check({ typed }: { typed: string }) {
  const texts = useTexts();
  // What cannot be a code need not be asked for: askings are counted.
  const code = codeOf(typed);
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate-checks', code],
    queryFn: async ({ signal }) => (await checkCertificate({ path: { code: code ?? '' }, signal })).data,
    enabled: code !== null,
  });
  const status = error instanceof ApiError ? error.status : null;
  if (code === null || status === 404) {
    return (
      <>
        <Alert color="yellow" variant="light" role="alert" title={texts.notFoundTitle}>
          {texts.notFound}
        </Alert>
        <CodeForm />
      </>
    );
  }
  // What was said before is not shown on: it may have changed, which is what one came to learn.
  if (error) {
    return (
      <ErrorNotice error={error} title={status === 429 ? texts.tooManyTitle : undefined} onRetry={refetch} />
    );
  }
  return data ? <Checked code={code} paper={data} /> : <Loading />;
}

function Checked({ code, paper }: { code: string; paper: CertificateCheckView }) {
  const texts = useTexts();
  const today = useToday();
  return (
    <>
      <Standing paper={paper} />
      <Paper withBorder p="md" component="section" aria-labelledby="facts">
        <Title order={2} size="h3" id="facts" mb="sm">
          {texts.facts}
        </Title>
        <Facts
          items={[
            [texts.person, <strong key="person">{paper.full_name}</strong>],
            [texts.kind, texts.kindOf(paper.kind)],
            [texts.number, paper.number],
            [texts.course, paper.course_name],
            [texts.organiser, paper.organiser],
            [texts.days, formatRange(paper.first_day, paper.last_day)],
            [texts.issuer, paper.issuer],
            [texts.issuedOn, formatDay(paper.issued_on)],
            [texts.recordedBy, paper.recorded_by],
            [texts.code, grouped(code)],
            [texts.checkedOn, formatDay(today)],
          ]}
        />
      </Paper>
      <Text size="sm">{texts.only}</Text>
      <Anchor component={Link} to="/tra-cuu-chung-chi" size="sm" className="no-print">
        {texts.another}
      </Anchor>
    </>
  );
}
