/** One class: its trainer sees board, log, faults, exam, members, snapshots; a member what is played and the exam. */
import { Alert, Button, Group, Tabs, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import { callFile } from '../../lib/api.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Aim } from './aim.ts'
import { BoardTab } from './board-tab.tsx'
import { useClassWords } from './class-words.ts'
import './classroom.css'
import { ExamTab } from './exam-tab.tsx'
import { InterfereTab } from './interfere-tab.tsx'
import { LogTab } from './log-tab.tsx'
import { MemberView } from './member-view.tsx'
import { MembersTab } from './members-tab.tsx'
import { SnapshotsTab } from './snapshots-tab.tsx'
import { useClass, useEnter, useIsHere } from './use-class.ts'

export function ClassPage() {
  const t = useClassWords()
  const { world: id = '' } = useParams({ strict: false })
  const { data: view, error, isPending, refetch } = useClass(id)
  return (
    <Page title={view?.title ?? t('title')} aside={view && <Tools view={view} />}>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {view && <Where view={view} />}
      {view && (view.part === 'member' ? <MemberView view={view} /> : <TrainerView key={view.id} view={view} />)}
    </Page>
  )
}

function Tools({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const [error, setError] = useState<unknown>(null)
  if (view.part === 'member' || view.kind !== 'class') return null
  const save = () => {
    setError(null)
    callFile(`/worlds/${view.id}/gradebook.xlsx`).then(({ blob, name }) => saveFile(blob, name), setError)
  }
  return (
    <Group gap="sm">
      <ProblemNote error={error} />
      {view.joinCode !== '' && (
        <Text>
          {t('joinCode')}: <span className="class-code">{view.joinCode}</span>
        </Text>
      )}
      <Button variant="default" component={Link} to={`/class/${view.id}/handout`}>
        {t('handout')}
      </Button>
      <Button variant="default" onClick={save}>
        {t('gradebook')}
      </Button>
    </Group>
  )
}

/** Messages and runs open in the world that one works in: the page says when that is another one. */
function Where({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const { world } = useSession()
  const here = useIsHere(view.id)
  const enter = useEnter()
  if (view.part === '' || here) return null
  return (
    <Alert variant="light" mb="sm" p="sm">
      <Group gap="sm">
        <Text size="sm">{t('elsewhere', { world: world.title })}</Text>
        <Button size="compact-sm" onClick={() => enter.mutate(view.id)} loading={enter.isPending}>
          {t('enter')}
        </Button>
      </Group>
      <ProblemNote error={enter.error} />
    </Alert>
  )
}

function TrainerView({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const [tab, setTab] = useState<string | null>('board')
  const [aim, setAim] = useState<Aim | null>(null)
  const open = view.state === 'open' && view.leads
  return (
    <>
      {view.state === 'archived' && (
        <Alert variant="light" color="gray" mb="sm" p="sm">
          {t('archivedNote')}
        </Alert>
      )}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="board">{t('board')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('log')}</Tabs.Tab>
          {open && <Tabs.Tab value="interfere">{t('interfere')}</Tabs.Tab>}
          {open && <Tabs.Tab value="exam">{t('exam')}</Tabs.Tab>}
          <Tabs.Tab value="members">{t('members')}</Tabs.Tab>
          {open && <Tabs.Tab value="snapshots">{t('snapshots')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="board">
          <BoardTab
            view={view}
            onInterfere={
              open
                ? (aimed) => {
                    setAim(aimed)
                    setTab('interfere')
                  }
                : undefined
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="interfere">
          <InterfereTab view={view} aim={aim} />
        </Tabs.Panel>
        <Tabs.Panel value="exam">
          <ExamTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <MembersTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="snapshots">
          <SnapshotsTab view={view} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
