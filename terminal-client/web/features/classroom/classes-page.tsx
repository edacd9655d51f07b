/** Classes: join one by its code, make one from a template, go into one's own. */
import { Anchor, Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { WorldSummary } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { useHasRole } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import './classroom.css'
import { JoinForm } from './join-form.tsx'
import { MakeClass } from './make-class.tsx'

export function ClassesPage() {
  const t = useClassWords()
  const trainer = useHasRole('trainer')
  const [making, setMaking] = useState(false)
  const list = useQuery({
    queryKey: ['classes'],
    queryFn: () => call<{ worlds: readonly WorldSummary[] }>('/worlds').then(({ worlds }) => worlds),
  })
  return (
    <Page title={t('title')} aside={trainer && <Button onClick={() => setMaking(true)}>{t('make')}</Button>}>
      <JoinForm />
      <h2 className="class-head">{t('mine')}</h2>
      <ProblemNote error={list.error} onAgain={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.data?.length === 0 && <Text>{t(trainer ? 'noClassTrainer' : 'noClass')}</Text>}
      {list.data && list.data.length > 0 && <ClassTable classes={list.data} />}
      {making && <MakeClass onClose={() => setMaking(false)} />}
    </Page>
  )
}

function ClassTable({ classes }: { readonly classes: readonly WorldSummary[] }) {
  const t = useClassWords()
  return (
    <Table withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('className')}</Table.Th>
          <Table.Th scope="col">{t('state')}</Table.Th>
          <Table.Th scope="col">{t('part')}</Table.Th>
          <Table.Th scope="col">{t('seats')}</Table.Th>
          <Table.Th scope="col">{t('made')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {classes.map(({ id, title, state, part, members, seats, createdAt, examUntil }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} to={`/class/${id}`}>
                {title}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {t(state)}
              {examUntil > 0 && ` · ${t('inExam')}`}
            </Table.Td>
            <Table.Td>{t(part === '' ? 'keeper' : part)}</Table.Td>
            <Table.Td>{t('seatsTaken', { taken: members, seats })}</Table.Td>
            <Table.Td>{showDateTime(createdAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
