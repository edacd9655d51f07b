/** Where I am logged in, and ending it elsewhere. */
import { Button, Group, Table } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionRow } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSettingsWords } from './settings-words.ts'

const KEY = ['sessions'] as const

export function SessionsSection() {
  const t = useSettingsWords()
  const client = useQueryClient()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => call<readonly SessionRow[]>('/session/all'),
  })
  const ending = useMutation({
    mutationFn: () => call('/session/others', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
  if (isPending) return <Loading />
  if (!data) return <ProblemNote error={error} onAgain={() => void refetch()} />
  return (
    <>
      <ProblemNote error={ending.error} />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('loggedInAt')}</Table.Th>
            <Table.Th>{t('lastUse')}</Table.Th>
            <Table.Th>{t('where')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map(({ createdAt, seenAt, current }) => (
            <Table.Tr key={createdAt}>
              <Table.Td>{showDateTime(createdAt)}</Table.Td>
              <Table.Td>{showDateTime(seenAt)}</Table.Td>
              <Table.Td>{current ? <strong>{t('thisOne')}</strong> : t('elsewhere')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {data.length > 1 && (
        <Group mt="sm">
          <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate()}>
            {t('endOthers')}
          </Button>
        </Group>
      )}
      <div role="status">{ending.isSuccess && t('othersEnded')}</div>
    </>
  )
}
