import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getProgramme } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProgrammeDrawer } from '../components/ProgrammeDrawer';
import { useTexts } from '../texts';

/** One programme with its rules. */
export default function ProgrammePage() {
  const texts = useTexts();
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const mayWrite = useCan('catalogue.write');
  const [editing, { open, close }] = useDisclosure();
  const { data, error, refetch } = useQuery({
    queryKey: ['programmes', id],
    queryFn: async ({ signal }) => (await getProgramme({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={data.name}
        description={`${data.code} · ${labelOf('ProgrammeKind', data.kind)}`}
        actions={mayWrite && <Button onClick={open}>{texts.edit}</Button>}
      />
      <Paper withBorder p="md" maw={820}>
        <Facts
          items={[
            [
              texts.length,
              data.length
                ? texts.lengthText(
                    data.length.least,
                    data.length.most,
                    labelOf('LengthUnit', data.length.unit),
                  )
                : texts.asSet,
            ],
            [texts.audience, labelOf('Audience', data.audience)],
            [texts.competences, data.competences.map((code) => labelOf('Competence', code)).join(', ')],
            [texts.phases, data.phases.map((code) => labelOf('Phase', code)).join(', ')],
            [texts.certificate, labelOf('CertificateKind', data.certificate)],
            [texts.attendance, data.attendance_percent],
            [texts.excusedCounts, data.excused_counts ? t('action.yes') : t('action.no')],
            [texts.description, data.description],
            [texts.source, data.source],
            [texts.state, data.active ? texts.activeYes : texts.activeNo],
          ]}
        />
      </Paper>
      <Button component={Link} to={`${places.courses.path}?programme_id=${id}`} variant="default" mt="md">
        {texts.courses}
      </Button>
      {editing && <ProgrammeDrawer key={data.revision} opened onClose={close} programme={data} />}
    </>
  );
}
