/** Tokens, what is left of PIN tries, certificates, and which one is mine. */
import { Table, Text } from '@mantine/core'
import type { AgentCertificate, AgentToken } from '../../lib/agent.ts'
import { showDate } from '../../lib/format.ts'
import { sameSerial } from '../../parts/sending/agent-work.ts'
import { useSettingsWords } from './settings-words.ts'

/** Tries left at which the PIN is nearly locked. */
const NEAR = 3

interface Props {
  readonly tokens: readonly AgentToken[]
  readonly userId: string
  /** Serial that the account is bound to, '' when none. */
  readonly bound: string
}

export function TokenTable({ tokens, userId, bound }: Props) {
  const t = useSettingsWords()
  const pinWord = ({ pin }: AgentToken): string => {
    if (pin.locked) return t('pinLocked')
    if (!pin.low) return t('pinGood')
    const { left } = pin
    return left === undefined ? t('pinWarned') : t(left <= NEAR ? 'pinNear' : 'pinLow', { left })
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('token')}</Table.Th>
          <Table.Th>{t('pin')}</Table.Th>
          <Table.Th>{t('certificate')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tokens.map((token) => (
          <Table.Tr key={token.id}>
            <Table.Td>
              {token.label}
              <Text size="xs" className="quiet">
                {token.kind === 'file' ? t('fileToken') : token.serial}
              </Text>
            </Table.Td>
            <Table.Td>{pinWord(token)}</Table.Td>
            <Table.Td>
              {token.certificates === undefined && <span className="quiet">{t('unknownCertificates')}</span>}
              {token.certificates?.length === 0 && <span className="quiet">{t('none')}</span>}
              {token.certificates?.map((certificate) => (
                <Certificate key={certificate.serial} certificate={certificate} userId={userId} bound={bound} />
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Certificate({
  certificate: { commonName, notAfter, serial },
  userId,
  bound,
}: {
  readonly certificate: AgentCertificate
  readonly userId: string
  readonly bound: string
}) {
  const t = useSettingsWords()
  const whose = sameSerial(serial, bound) ? 'mine' : commonName === userId ? 'oldOne' : 'another'
  const over = Date.parse(notAfter) < Date.now()
  return (
    <div data-certificate={whose}>
      <span className="mono">{commonName}</span>{' '}
      {whose === 'mine' ? <strong>✓ {t('mine')}</strong> : <span className="quiet">{t(whose)}</span>},{' '}
      {over ? <strong>{t('ended')}</strong> : t('until', { date: showDate(notAfter) })}
    </div>
  )
}
