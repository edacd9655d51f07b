/** What is to be said about a draft: how it is kept, what was left unfinished, who else has saved it. */
import { Alert, Button, Group, Modal, Radio, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { toDisplay } from '#protocol/forms/item-text.ts'
import { showDateTime, showSeconds } from '../../lib/format.ts'
import type { FormModel } from '../message-form/form-model.ts'
import type { FormStore } from '../message-form/form-store.ts'
import { type Difference, differences, merged } from './content-differences.ts'
import { useDraftWords } from './draft-words.ts'
import type { DraftHandle } from './use-draft.ts'

export function DraftStatus({ draft }: { readonly draft: DraftHandle }) {
  const t = useDraftWords()
  const { saving, error, dirty, savedAt } = draft.state
  const text = saving
    ? t('saving')
    : error !== null
      ? `⚠ ${t('offline')}`
      : dirty
        ? t('dirty')
        : savedAt > 0
          ? `✓ ${t('saved', { at: showSeconds(savedAt) })}`
          : t('clean')
  return (
    <Text size="xs" c={error !== null && !saving ? 'var(--channel-2)' : 'dimmed'} role="status">
      {text}
    </Text>
  )
}

export function DraftOffer({ draft }: { readonly draft: DraftHandle }) {
  const t = useDraftWords()
  const { offer } = draft
  if (offer === undefined) return null
  return (
    <Alert role="alert" p="sm" mb="sm" variant="light" title={t('offer', { at: showDateTime(offer.changedAt) })}>
      <Text size="sm">{t('offerText', { title: offer.title ? `: ${offer.title}` : '' })}</Text>
      <Group gap="xs" mt="xs">
        <Button onClick={draft.accept}>{t('reopen')}</Button>
        <Button variant="default" onClick={draft.decline}>
          {t('drop')}
        </Button>
      </Group>
    </Alert>
  )
}

export function DraftConflict({ draft, store }: { readonly draft: DraftHandle; readonly store: FormStore }) {
  const { theirs } = draft.state
  if (theirs === undefined) return null
  return <Choice key={theirs.version} draft={draft} store={store} />
}

const keyOf = ({ no, line, group }: Difference): string => `${group}/${line}/${no}`

function Choice({ draft, store }: { readonly draft: DraftHandle; readonly store: FormStore }) {
  const t = useDraftWords()
  const { theirs } = draft.state
  const [mine] = useState(store.getContent)
  const [side, setSide] = useState<ReadonlySet<string>>(new Set())
  const all = useMemo(() => (theirs ? differences(mine, theirs.content) : []), [mine, theirs])
  if (theirs === undefined) return null
  const choose = (difference: Difference, theirsToo: boolean): void => {
    const next = new Set(side)
    if (theirsToo) next.add(keyOf(difference))
    else next.delete(keyOf(difference))
    setSide(next)
  }
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} size="xl" title={t('conflict')} centered>
      <Text size="sm" mb="sm">
        {all.length === 0 ? t('same') : t('conflictText', { at: showDateTime(theirs.updatedAt), count: all.length })}
      </Text>
      {all.length > 0 && (
        <div style={{ maxHeight: 340, overflow: 'auto' }}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('item')}</Table.Th>
                <Table.Th>{t('mine')}</Table.Th>
                <Table.Th>{t('theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((difference) => {
                const name = nameOf(store.model, difference)
                const where = difference.line > 0 ? `${name}, ${t('line', { line: difference.line })}` : name
                return (
                  <Table.Tr key={keyOf(difference)}>
                    <Table.Td>{where}</Table.Td>
                    {([false, true] as const).map((isTheirs) => (
                      <Table.Td key={String(isTheirs)}>
                        <Radio
                          name={keyOf(difference)}
                          aria-label={`${where}: ${t(isTheirs ? 'theirs' : 'mine')}`}
                          checked={side.has(keyOf(difference)) === isTheirs}
                          onChange={() => choose(difference, isTheirs)}
                          label={
                            shown(store.model, difference.no, isTheirs ? difference.theirs : difference.mine) ||
                            t('empty')
                          }
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Group gap="xs" mt="sm">
        <Button
          data-autofocus
          onClick={() => void draft.keeper.resolve(merged(mine, all, (one) => side.has(keyOf(one))))}
        >
          {t('keepChosen')}
        </Button>
        <Button variant="default" onClick={() => void draft.keeper.resolve(mine)}>
          {t('allMine')}
        </Button>
        <Button variant="default" onClick={() => void draft.keeper.resolve(theirs.content)}>
          {t('allTheirs')}
        </Button>
      </Group>
    </Modal>
  )
}

function nameOf(model: FormModel, { no }: Difference): string {
  const item = model.byNo.get(Number(no))
  return item ? `${item.id} · ${item.label}` : no
}

const shown = (model: FormModel, no: string, value: string): string =>
  toDisplay(model.byNo.get(Number(no))?.plan.kind ?? 'text', value)
