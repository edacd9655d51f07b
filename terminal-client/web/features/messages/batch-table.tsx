/** Messages of a batch, and what came of each. */
import { Anchor, Checkbox, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { StoredContent } from '#api/terminal.ts'
import type { Sent } from '../../parts/sending/parcel.ts'
import { useBatchWords } from './batch-words.ts'

export interface BatchEntry {
  readonly key: string
  readonly procedure: string
  readonly title: string
  readonly run: string
  /** Id of the draft, '' for a file. */
  readonly draft: string
  /** Of a file. */
  readonly content?: StoredContent
}

interface Props {
  readonly entries: readonly BatchEntry[]
  readonly chosen: ReadonlySet<string>
  readonly results: ReadonlyMap<string, Sent | null>
  onChoose(key: string, on: boolean): void
}

export function BatchTable({ entries, chosen, results, onChoose }: Props) {
  const t = useBatchWords()
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={36} aria-label={t('all')} />
          <Table.Th>{t('procedure')}</Table.Th>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('from')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ key, procedure, title, draft }) => (
          <Table.Tr key={key}>
            <Table.Td>
              <Checkbox
                aria-label={t('choose', { title })}
                checked={chosen.has(key)}
                onChange={(event) => onChoose(key, event.currentTarget.checked)}
              />
            </Table.Td>
            <Table.Td className="mono">{procedure}</Table.Td>
            <Table.Td>{title}</Table.Td>
            <Table.Td className="quiet">{t(draft === '' ? 'file' : 'draft')}</Table.Td>
            <Table.Td>
              <Outcome sent={results.get(key)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Outcome({ sent }: { readonly sent: Sent | null | undefined }) {
  const t = useBatchWords()
  if (sent === undefined) return null
  if (sent === null) return <span className="quiet">{t('notSent')}</span>
  return (
    <>
      <span aria-hidden="true">{sent.ok ? '✓ ' : '✗ '}</span>
      {sent.ok ? t('sent') : t('refused')}{' '}
      <span className="mono">{sent.ok ? sent.number : sent.codes.map((code) => code.slice(0, 5)).join(' ')}</span>{' '}
      {sent.seq > 0 && (
        <Anchor component={Link} to={`/terminal/messages/${sent.seq}`} size="sm" target="_blank" underline="always">
          {t('see')}
        </Anchor>
      )}
    </>
  )
}
