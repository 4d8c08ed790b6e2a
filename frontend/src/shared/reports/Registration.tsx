import { Button, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RegistrationBody, RegistrationView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { Facts } from '@/shared/ui/Facts';
import { notifyError } from '@/shared/ui/notify';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { RegistrationDrawer } from './RegistrationDrawer';
import { useReportTexts } from './texts';

/** A paper that is registered: a plan, a report of a unit, a report of the ward. */
export interface RegisteredPaper {
  registration?: RegistrationView | null;
  revision: number;
}

/** How a paper of one kind is registered. */
export interface RegisterCalls {
  /** Where its scan lies, below `/api/v1`. */
  filePath: string;
  /** The paper as it is stored now. */
  latest: () => Promise<RegisteredPaper>;
  register: (body: RegistrationBody, etag: string) => Promise<unknown>;
  upload: (file: File) => Promise<unknown>;
  /** First parts of the keys of the cache that are asked anew. */
  refresh: readonly string[];
}

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
