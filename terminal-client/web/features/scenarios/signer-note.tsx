/**
 * With which certificate a step is to be signed, where it is not the account's own: made ready by the server, or asked
 * for through the agent of this machine. What the account signs with otherwise stays as it is.
 */
import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SignerView } from '#api/scenarios.ts'
import { connectAgent } from '../../lib/agent.ts'
import { keepToken, keptToken } from '../../lib/agent-pairing.ts'
import { call } from '../../lib/api.ts'
import { showDate, showDateTime } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { sameSerial } from '../../parts/sending/agent-work.ts'
import type { Sending } from '../../parts/sending/use-sending.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSignerWords } from './signer-words.ts'

interface Props {
  readonly run: string
  readonly sending: Sending
}

export function SignerNote({ run, sending }: Props) {
  const t = useSignerWords()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['signer', run],
    queryFn: () => call<SignerView>(`/runs/${run}/signer`, { method: 'POST', body: {} }),
  })
  const missing = useMissing(data)
  if (isPending) return <Loading />
  if (!data) return <ProblemNote error={error} onAgain={() => void refetch()} />
  const { kind, userId, serial, notAfter, revokedAt } = data
  const enrol = async (): Promise<void> => {
    const issue = async (csr: string): Promise<string> => {
      const issued = await call<{ certificate: string }>(`/runs/${run}/signer/certificate`, {
        method: 'POST',
        body: { csr },
      })
      return issued.certificate
    }
    await sending.enrolFor({ userId, beside: kind === 'revoked', issue })
    await refetch()
  }
  return (
    <section className="play-signer" aria-label={t('title')} data-signer={kind}>
      <Text size="sm" fw={600}>
        {t('title')}
      </Text>
      {serial !== '' && (
        <>
          <Text size="sm">{t(kind, { userId })}</Text>
          <dl>
            <dt>{t('account')}</dt>
            <dd className="mono">{userId}</dd>
            <dt>{t('serial')}</dt>
            <dd className="mono" data-serial>
              {serial}
            </dd>
            <dt>{t('until')}</dt>
            <dd>{showDate(notAfter)}</dd>
            {revokedAt !== '' && (
              <>
                <dt>{t('revokedAt')}</dt>
                <dd>{showDateTime(revokedAt)}</dd>
              </>
            )}
          </dl>
          <Text size="sm" className="quiet">
            {t('unchanged')}
          </Text>
        </>
      )}
      {(serial === '' || missing) && (
        <Group gap="sm" mt={4}>
          <Text size="sm" role="status">
            {t(serial === '' ? 'notYet' : 'notHere')}
          </Text>
          <Button variant="default" onClick={() => void enrol()} disabled={sending.busy}>
            {t('enrol')}
          </Button>
        </Group>
      )}
    </section>
  )
}

/** Whether the agent of this machine is known not to have the certificate. What it does not tell is no reason to ask. */
function useMissing(signer: SignerView | undefined): boolean {
  const { agentUrl } = useSession()
  const serial = signer?.serial ?? ''
  const { data } = useQuery({
    queryKey: ['agent', 'signer', serial],
    enabled: serial !== '',
    staleTime: 0,
    retry: false,
    queryFn: async () => {
      const keeper = {
        read: () => keptToken(agentUrl),
        keep: (token: string | undefined) => keepToken(agentUrl, token),
      }
      const status = await connectAgent(agentUrl, keeper).status()
      const tokens = status.tokens ?? []
      if (!status.paired || tokens.some(({ certificates }) => certificates === undefined)) return false
      return !tokens.some(({ certificates = [] }) => certificates.some((each) => sameSerial(each.serial, serial)))
    },
  })
  return data === true
}
