import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateView } from '@/api/generated';
import { CopyText } from '@/shared/ui/CopyText';
import { DownloadButton } from '@/shared/ui/DownloadButton';
import { QrCode } from '@/shared/ui/QrCode';
import { useTexts } from '../texts';
import { CertificateBadge } from './badges';

interface CertificateProofProps {
  certificate: CertificateView;
  onClose: () => void;
}

/** The public address of a certificate as a link and as a QR code, and the files of one that the ward issued. */
export function CertificateProof({ certificate, onClose }: CertificateProofProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  const address = new URL(`/chung-chi/${certificate.code}`, location.origin).href;
  const path = `/certificates/${certificate.id}`;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={texts.proofOf(certificate.full_name)}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Group gap="xs">
          <Text>{certificate.course_name}</Text>
          <CertificateBadge state={certificate.state} />
        </Group>
        {certificate.issued_here && (
          <Stack gap="xs">
            <Group gap="xs">
              <DownloadButton
                label={texts.confirmationPaper}
                path={`${path}/confirmation`}
                file="giay-chung-nhan.pdf"
              />
              <DownloadButton label={texts.badge} path={`${path}/badge`} file="huy-hieu-so.jwt" />
            </Group>
            <Text size="sm" c="dimmed">
              {texts.badgeAbout}
            </Text>
          </Stack>
        )}
        <CopyText label={texts.publicLink} description={texts.publicLinkAbout} value={address} />
        <QrCode value={address} label={texts.qrOf(certificate.full_name)} />
        <Group>
          <Button component="a" href={address} target="_blank" rel="noopener" variant="default">
            {texts.openPublic}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

/** Opens it. */
export function CertificateProofButton({
  certificate,
  onOpen,
}: {
  certificate: CertificateView;
  onOpen: () => void;
}) {
  const texts = useTexts();
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={texts.proofOf(certificate.full_name)}
      onClick={onOpen}
    >
      {texts.proof}
    </Button>
  );
}
