import { Group, List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CertificateView, listCertificates } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useTexts } from '../texts';
import { CertificateBadge } from './badges';
import { CertificateProof, CertificateProofButton } from './CertificateProof';

/** The certificates of a person, each with what it proves itself by. */
export default function PersonCertificates({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const [proving, setProving] = useState<CertificateView | null>(null);
  const { data } = useQuery({
    queryKey: ['certificates', 'person', staffId],
    queryFn: async ({ signal }) =>
      (await listCertificates({ query: { staff_id: staffId, limit: 200, sort: '-issued_on' }, signal })).data
        .items,
  });
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="certificates">
      <Title order={2} id="certificates" mb="sm">
        {texts.certificates}
      </Title>
      <List listStyleType="none" spacing="sm">
        {data.map((certificate) => (
          <List.Item key={certificate.id}>
            <Text>{certificate.course_name}</Text>
            <Text size="sm" c="dimmed">
              {[
                labelOf('CertificateKind', certificate.kind),
                certificate.number,
                certificate.issuer,
                formatDay(certificate.issued_on),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Group gap="xs">
              <CertificateBadge state={certificate.state} />
              <CertificateProofButton certificate={certificate} onOpen={() => setProving(certificate)} />
            </Group>
          </List.Item>
        ))}
      </List>
      {proving && <CertificateProof certificate={proving} onClose={() => setProving(null)} />}
    </section>
  );
}
