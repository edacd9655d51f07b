/** Drafts of mine: open one, throw one away. */
import { Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DraftSummary } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useTerminalWords } from './terminal-words.ts'

export const DRAFTS_KEY = ['drafts'] as const

export function DraftList() {
  const t = useTerminalWords()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: DRAFTS_KEY,
    queryFn: () => call<DraftSummary[]>('/drafts'),
    staleTime: 0,
  })
  const remove = useMutation({
    mutationFn: (id: string) => call(`/drafts/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: DRAFTS_KEY }),
  })
  return (
    <section aria-labelledby="my-drafts" style={{ marginBottom: 16 }}>
      <h2 id="my-drafts" style={{ fontSize: 16, margin: '0 0 4px' }}>
        {t('drafts')}
      </h2>
      <ProblemNote error={error ?? remove.error} onAgain={() => void refetch()} />
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDrafts')}
        </Text>
      )}
      {data && data.length > 0 && (
        <Table maw={900}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('procedure')}</Table.Th>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('updated')}</Table.Th>
              <Table.Th>{t('action')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((draft) => (
              <Table.Tr key={draft.id}>
                <Table.Td>{draft.procedure}</Table.Td>
                <Table.Td>
                  {draft.title || t('untitled')}{' '}
                  {draft.run && <span className="quiet">· {t('run', { run: draft.run })}</span>}
                </Table.Td>
                <Table.Td>{showDateTime(draft.updatedAt)}</Table.Td>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <Button
                      variant="default"
                      renderRoot={(props) => (
                        <Link
                          {...props}
                          to="/terminal/forms/$procedure"
                          params={{ procedure: draft.procedure }}
                          search={{ draft: draft.id } as never}
                        />
                      )}
                    >
                      {t('open')}
                    </Button>
                    <Button
                      variant="subtle"
                      color="red"
                      aria-label={t('removeDraft', { name: `${draft.procedure} ${draft.title}` })}
                      onClick={() => remove.mutate(draft.id)}
                    >
                      {t('remove')}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
