import { Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { Confirm } from './confirm.tsx'
import { useAct } from './use-class.ts'

type Snapshot = WorldView['snapshots'][number]
/** What is to be confirmed. */
type Asked =
  | { readonly what: 'reset'; readonly snapshot: Snapshot | null }
  | { readonly what: 'drop'; readonly snapshot: Snapshot }
  | { readonly what: 'archive' }

export function SnapshotsTab({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const [name, setName] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const path = `/worlds/${view.id}`
  const keeping = useAct(view.id, () => call(`${path}/snapshots`, { method: 'POST', body: { name } }))
  const acting = useAct(view.id, (what: Asked) => {
    if (what.what === 'drop') return call(`${path}/snapshots/${what.snapshot.id}`, { method: 'DELETE' })
    if (what.what === 'archive') return call(`${path}/archive`, { method: 'POST', body: {} })
    return call(`${path}/reset`, { method: 'POST', body: { snapshot: what.snapshot?.id ?? null } })
  })
  const ask = (next: Asked) => {
    acting.reset()
    setAsked(next)
  }
  return (
    <>
      <h2 className="class-head">{t('snapshotTitle')}</h2>
      <Text size="sm">{t('snapshotHelp')}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') keeping.mutate(undefined, { onSuccess: () => setName('') })
        }}
      >
        <Group align="flex-end" gap="sm" mb="sm">
          <TextInput
            label={t('snapshotName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            w={320}
          />
          <Button type="submit" loading={keeping.isPending} disabled={name.trim() === ''}>
            {t('keep')}
          </Button>
        </Group>
      </form>
      <ProblemNote error={keeping.error} />
      {view.snapshots.length === 0 ? (
        <Text>{t('noSnapshots')}</Text>
      ) : (
        <Table withTableBorder verticalSpacing={2} w="fit-content">
          <Table.Tbody>
            {view.snapshots.map((snapshot) => (
              <Table.Tr key={snapshot.id}>
                <Table.Th scope="row">{snapshot.name}</Table.Th>
                <Table.Td>{t('setBy', { who: snapshot.by, at: showDateTime(snapshot.at) })}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${t('restore')}: ${snapshot.name}`}
                      onClick={() => ask({ what: 'reset', snapshot })}
                    >
                      {t('restore')}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${t('dropSnapshot')}: ${snapshot.name}`}
                      onClick={() => ask({ what: 'drop', snapshot })}
                    >
                      {t('dropSnapshot')}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="xl" mt="lg">
        <section>
          <h2 className="class-head">{t('resetTitle')}</h2>
          <Button variant="default" onClick={() => ask({ what: 'reset', snapshot: null })}>
            {t('reset')}
          </Button>
        </section>
        <section>
          <h2 className="class-head">{t('archiveTitle')}</h2>
          <Button variant="default" onClick={() => ask({ what: 'archive' })}>
            {t('archive')}
          </Button>
        </section>
      </Group>
      {asked && (
        <Confirm
          {...wordsOf(asked, t)}
          error={acting.error}
          busy={acting.isPending}
          onAct={() => acting.mutate(asked, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function wordsOf(asked: Asked, t: ReturnType<typeof useClassWords>) {
  if (asked.what === 'archive') return { title: t('archiveTitle'), text: t('archiveText'), act: t('archive') }
  if (asked.what === 'drop') {
    const { name } = asked.snapshot
    return { title: t('dropSnapshot'), text: t('dropText', { name }), act: t('dropSnapshot') }
  }
  const since = asked.snapshot ? t('sinceSnapshot', { name: asked.snapshot.name }) : t('sinceStart')
  return {
    title: asked.snapshot ? t('restore') : t('resetTitle'),
    text: t('resetText', { since }),
    act: t(asked.snapshot ? 'restore' : 'reset'),
  }
}
