/** Runs of scenarios (lượt chạy; contract, /api/v1/runs): opened here, played by a client, judged from the journal. */
import type { Form } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import { toForm } from '#protocol/edi/form.ts'
import { readMessage } from '#protocol/edi/message.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import type { Evidence } from '#training/evidence.ts'
import type { JournalRow } from '#training/journal-row.ts'
import { type Judgement, judge } from '#training/judge.ts'
import { makeRunId } from '#training/run-id.ts'
import type { Scenario } from '#training/scenario.ts'
import { sandboxTime } from '../pipeline/world.ts'
import type { Journal, RunPlay, RunRecord } from '../ports.ts'
import { actEntry, type Office, today } from './office.ts'
import { badField, type Done, done, refuse, unknown } from './problem.ts'

export interface Schoolroom extends Office {
  readonly journal: Journal
  readonly scenarios: ReadonlyMap<string, Scenario>
}

export interface RunView extends Omit<RunRecord, 'judgement'> {
  readonly judgement: Judgement
}

/** A run that a program plays through the API. */
export const CLIENT_PLAY: RunPlay = { mode: 'client', business: '', customs: '', joinCode: '', hints: [], examUntil: 0 }

export interface RunWish {
  readonly scenario: string
  readonly unit: string
  readonly seed: number
  /** Only official runs count in reports (programme.md). */
  readonly official: boolean
}

/** The client plays another text of the scenario than the one that the server judges by: that run would mislead. */
const otherText = (id: string) =>
  refuse({
    status: 409,
    name: 'other-scenario-text',
    title: { vi: 'Kịch bản không giống nhau', en: 'The scenarios differ' },
    detail: {
      vi: `Kịch bản "${id}" ở máy này khác với bản mà bộ mô phỏng đang dùng để chấm. Khởi động lại bộ mô phỏng để nạp bản mới, hoặc dùng đúng bản của nó.`,
      en: `Scenario "${id}" differs from the one that the simulator judges by. Restart the simulator to load it, or use its own.`,
    },
  })

/** `played`: the scenario as the client has it, when it says; it must be the one that will judge. */
export async function openRun(room: Schoolroom, wish: RunWish, played?: unknown): Promise<Done<RunRecord>> {
  const scenario = room.scenarios.get(wish.scenario)
  if (scenario === undefined) return noScenario(wish.scenario)
  if (played !== undefined && JSON.stringify(played) !== JSON.stringify(scenario)) return otherText(wish.scenario)
  if (room.reference.code('offices', wish.unit, today(room)) === undefined) {
    return badField('unit', `Không có đơn vị "${wish.unit}".`, `There is no unit "${wish.unit}".`)
  }
  return room.store.commit(async (tx, realm) => {
    const run: RunRecord = {
      id: makeRunId((limit) => room.random.below(limit)),
      ...wish,
      openedAt: sandboxNow(room),
      closedAt: 0,
      status: 'open',
      judgement: null,
      play: CLIENT_PLAY,
    }
    await tx.saveRun(run)
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: '', procedure: 'openRun', run: run.id, detail: { ...wish } }),
    ])
    return done(run)
  })
}

const sandboxNow = (room: Schoolroom): number => sandboxTime(room.store.realm(), room.clock.real())

const noScenario = (id: string) =>
  unknown(
    'scenario',
    `Không có kịch bản "${id}". Xem GET /api/v1/scenarios.`,
    `There is no scenario "${id}". See GET /api/v1/scenarios.`,
  )

/** A run with its judgement: of an open run as it stands, of a closed one as it was kept. */
export async function viewRun(room: Schoolroom, id: string): Promise<Done<RunView>> {
  const run = await room.store.run(id)
  if (run === undefined) return unknown('run', `Không có lượt chạy ${id}.`, `There is no run ${id}.`)
  if (run.closedAt > 0) return done({ ...run, judgement: run.judgement as Judgement })
  const judgement = await judgeRun(room, run, false)
  return judgement ? done({ ...run, judgement }) : noScenario(run.scenario)
}

/** Closes a run: the judgement is kept with it, for the reports. Closing twice answers the first judgement. */
export async function closeRun(room: Schoolroom, id: string): Promise<Done<RunView>> {
  const viewed = await viewRun(room, id)
  if (!viewed.ok || viewed.value.closedAt > 0) return viewed
  const judgement = await judgeRun(room, viewed.value, true)
  if (judgement === undefined) return noScenario(viewed.value.scenario)
  return room.store.commit(async (tx, realm) => {
    const status = judgement.status === 'passed' ? 'passed' : 'failed'
    const run: RunRecord = { ...viewed.value, closedAt: sandboxNow(room), status, judgement }
    await tx.saveRun(run)
    const detail = { scenario: run.scenario, unit: run.unit, official: run.official, status, score: judgement.score }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: '', procedure: 'closeRun', run: id, detail })])
    return done({ ...run, judgement })
  })
}

async function judgeRun(room: Schoolroom, run: RunRecord, closed: boolean): Promise<Judgement | undefined> {
  const scenario = room.scenarios.get(run.scenario)
  return scenario && judge(scenario, await evidenceOf(room, run.id), closed)
}

/** Rows read at a time; a run has a few dozen. */
const PAGE = 500

async function evidenceOf(room: Schoolroom, run: string): Promise<readonly Evidence[]> {
  const found: Evidence[] = []
  for (let after = 0; ; ) {
    const rows = await room.journal.rows({ run, after, limit: PAGE })
    for (const row of rows) {
      const items = row.kind === 'answer' && row.outputs.length > 0 ? await itemsIn(room, row) : undefined
      found.push(items ? { row, items } : { row })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return found
    after = last.seq
  }
}

/** The screen or report that an answer carried, by item id; undefined for a bare result. */
async function itemsIn(room: Schoolroom, row: JournalRow): Promise<Form | undefined> {
  const raw = await room.journal.raw(row.seq)
  if (raw === undefined) return undefined
  if (/^application\/xml/i.test(raw.contentType)) {
    const { layout, content } = readXml(raw.body, ({ output }) => room.catalogue.layout('output', output))
    return layout && toForm(layout, content)
  }
  const { header, items } = readMessage(raw.body)
  const layout = room.catalogue.layout('output', header.output)
  return layout && toForm(layout, decodeItems(layout, items, { resultLine: carriesResultLine(header, layout) }).content)
}
