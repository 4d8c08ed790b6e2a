import { Button, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { Facts } from '@/shared/ui/Facts';
import { notifyError } from '@/shared/ui/notify';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { RegistrationDrawer } from './RegistrationDrawer';
import type { RegisterCalls, RegisteredPaper } from './register';
import { useReportTexts } from './texts';

interface RegistrationProps {
  paper: RegisteredPaper;
  calls: RegisterCalls;
  /** Whether whoever looks may register it. */
  mayWrite: boolean;
}

/** What the clerk's register says of a signed paper, and its scan. */
export function Registration({ paper, calls, mayWrite }: RegistrationProps) {
  const texts = useReportTexts();
  const [entering, enter] = useDisclosure();
  const { registration } = paper;
  const file = registration?.file;
  const isFinal = registration?.is_final ?? false;
  return (
    <section aria-labelledby="registration">
      <SectionHeader
        id="registration"
        title={texts.registration}
        about={
          <span className="no-print">{isFinal ? texts.registrationFinal : texts.registrationAbout}</span>
        }
        actions={
          mayWrite &&
          !isFinal && (
            <Button variant="default" onClick={enter.open}>
              {texts.register}
            </Button>
          )
        }
      />
      <Paper withBorder p="md" mt="xs">
        {registration ? (
          <Facts
            items={[
              [texts.number, registration.number ?? texts.notRegistered],
              [texts.signedOn, formatDay(registration.signed_on)],
              [texts.signer, registration.signer_name],
              [texts.signerTitle, registration.signer_title],
              [
                texts.scanOf,
                file ? (
                  <Button
                    key="scan"
                    size="compact-sm"
                    variant="default"
                    onClick={() => download(calls.filePath, file.name).catch(notifyError)}
                  >
                    {texts.openScan}
                  </Button>
                ) : (
                  texts.noScan
                ),
              ],
            ]}
          />
        ) : (
          <Text c="dimmed">{texts.notRegistered}</Text>
        )}
      </Paper>
      {entering && <RegistrationDrawer paper={paper} calls={calls} onClose={enter.close} />}
    </section>
  );
}
