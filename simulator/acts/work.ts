/** "Việc của tôi": what waits for the person, what is late, where they stopped (issue, point 8). */
import { DUTY_NAMES } from '#customs/examination/deadlines.ts'
import type { DeclarationRow } from '../api/declarations.ts'
import type { WorkItem, WorkView } from '../api/work.ts'
import type { WaitingLists } from '../ports.ts'
import { listDeclarations } from './declaration-list.ts'
import { listDrafts } from './drafts.ts'
import { ownAccount } from './message-rights.ts'
import { runsOf } from './my-runs.ts'
import { playView } from './play.ts'
import { examNow } from './run-exam.ts'
import { sandboxNow } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'

export interface WorkRoom extends Schoolroom {
  readonly waiting: WaitingLists
}

/** Enough to begin a day with; the rest stands on the pages themselves. */
const MOST = 20
const MOST_RUNS = 10

export async function readWork(room: WorkRoom, who: LoggedIn): Promise<WorkView> {
  const [exam, runs, mailbox, declarations, drafts] = await Promise.all([
    examItems(room),
    runItems(room, who),
    mailboxItems(room, who),
    declarationItems(room, who),
    draftItems(room, who),
  ])
  const all = [...exam, ...runs.waiting, ...mailbox, ...declarations]
  return {
    late: all.filter(({ late }) => late).sort((a, b) => a.due - b.due),
    waiting: all.filter(({ late }) => !late),
    goOn: [...runs.goOn, ...drafts].sort((a, b) => b.at - a.at),
  }
}

const item = (given: Omit<WorkItem, 'at' | 'due' | 'late'> & Partial<WorkItem>): WorkItem => ({
  at: 0,
  due: 0,
  late: false,
  ...given,
})

async function examItems(room: WorkRoom): Promise<readonly WorkItem[]> {
  const exam = await examNow(room)
  if (exam === null) return []
  const count = exam.scenarios.length
  return [
    item({
      kind: 'exam',
      title: { vi: 'Bài thi đang diễn ra', en: 'An exam is under way' },
      detail: { vi: `${count} kịch bản, ${exam.minutes} phút`, en: `${count} scenarios, ${exam.minutes} minutes` },
      path: '/scenarios',
      at: exam.startedAt,
      due: exam.endsAt,
    }),
  ]
}

/** Runs in which it is the person's turn with another waiting, or somebody still to come, wait; the others are to go on with. */
async function runItems(
  room: WorkRoom,
  who: LoggedIn,
): Promise<{ readonly waiting: readonly WorkItem[]; readonly goOn: readonly WorkItem[] }> {
  const open = (await runsOf(room, who.person.login)).filter(({ closedAt }) => closedAt === 0).slice(-MOST_RUNS)
  const waiting: WorkItem[] = []
  const goOn: WorkItem[] = []
  for (const { id } of open) {
    const seen = await playView(room, who, id)
    if (!seen.ok || seen.value.status !== 'open') continue
    const { title, steps, current, official, mode, joinCode, openedAt: at, examUntil: due } = seen.value
    const step = steps.find((one) => one.id === current)
    const kind = official ? { vi: 'chính thức', en: 'official' } : { vi: 'luyện tập', en: 'practice' }
    const detail = {
      vi: `${kind.vi} · bước ${step?.n ?? 1}/${steps.length}: ${step?.title.vi ?? ''}`,
      en: `${kind.en} · step ${step?.n ?? 1} of ${steps.length}: ${step?.title.en ?? ''}`,
    }
    const one = { title, detail, path: `/runs/${id}`, at, due }
    if (joinCode !== '')
      waiting.push(
        item({
          ...one,
          kind: 'invitation',
          detail: {
            vi: `Chờ người thứ hai vào bằng mã ${joinCode}`,
            en: `Waits for the second person with the code ${joinCode}`,
          },
        }),
      )
    else if (mode === 'pair' && step && step.status !== 'waitingForOther') waiting.push(item({ ...one, kind: 'run' }))
    else goOn.push(item({ ...one, kind: 'run' }))
  }
  return { waiting, goOn }
}

async function mailboxItems(room: WorkRoom, who: LoggedIn): Promise<readonly WorkItem[]> {
  if (!who.person.roles.includes('business')) return []
  const account = await ownAccount(room, who)
  const count = account === '' ? 0 : (await room.waiting.of(room.world, account)).length
  if (count === 0) return []
  return [
    item({
      kind: 'mailbox',
      title: { vi: `${count} bản tin chờ nhận`, en: `${count} messages to fetch` },
      detail: { vi: `Hộp thư của tài khoản ${account}`, en: `Mailbox of account ${account}` },
      path: '/terminal/mailbox',
    }),
  ]
}

/** What the business has to do itself; the other duties are customs'. */
const BUSINESS_DUTIES: readonly string[] = [DUTY_NAMES.declare.vi, DUTY_NAMES.supplement.vi]
/** A pre-registration lives seven days: it is told of in its last two. */
const SOON_MS = 48 * 3_600_000

/** At the desk what nobody else has taken; at the terminal what one's own account must see to soon. */
async function declarationItems(room: WorkRoom, who: LoggedIn): Promise<readonly WorkItem[]> {
  const { login, roles } = who.person
  const found: WorkItem[] = []
  if (roles.includes('customs')) {
    const listed = await listDeclarations(room, who, { scope: 'office', state: 'open', sort: 'due', limit: MOST })
    for (const row of listed.ok ? listed.value.rows : []) {
      if (row.due === null || BUSINESS_DUTIES.includes(row.due.what.vi)) continue
      if (row.officer === '' || row.officer === login) found.push(declarationItem(row, `/desk/${row.number}`))
    }
  }
  if (roles.includes('business')) {
    const soon = sandboxNow(room) + SOON_MS
    const listed = await listDeclarations(room, who, { scope: 'mine', sort: 'due', limit: MOST })
    for (const row of listed.ok ? listed.value.rows : []) {
      if (row.due === null || !BUSINESS_DUTIES.includes(row.due.what.vi) || Date.parse(row.due.at) > soon) continue
      found.push(declarationItem(row, '/terminal/declarations'))
    }
  }
  return found
}

function declarationItem({ number, kind, trader, due }: DeclarationRow, path: string): WorkItem {
  return item({
    kind: 'declaration',
    title: {
      vi: `Tờ khai ${number}: ${due?.what.vi ?? ''}`,
      en: `Declaration ${number}: ${due?.what.en ?? ''}`,
    },
    detail: { vi: `${kind} · ${trader}`, en: `${kind} · ${trader}` },
    path,
    due: due ? Date.parse(due.at) : 0,
    late: due?.late ?? false,
  })
}

async function draftItems(room: WorkRoom, { person }: LoggedIn): Promise<readonly WorkItem[]> {
  const drafts = await listDrafts(room, person.login)
  // What is typed for a step is found with its run.
  const own = drafts.filter(({ run }) => run === '').slice(0, MOST)
  return own.map(({ id, procedure, title, updatedAt }) =>
    item({
      kind: 'draft',
      title: { vi: `Bản nháp ${procedure}`, en: `Draft of ${procedure}` },
      detail: { vi: title, en: title },
      path: `/terminal/forms/${procedure}?draft=${id}`,
      at: updatedAt,
    }),
  )
}
