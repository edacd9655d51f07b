/** Playing a run on the pages (experience, Scenario player): how it stands, a hint, the data of a step, the end. */
import { fromForm } from '#protocol/edi/form.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { compose } from '#training/compose.ts'
import type { Naming } from '#training/expected.ts'
import { judge } from '#training/judge.ts'
import { shownPlay } from '#training/play.ts'
import { roomyLayout } from '#training/roomy-layout.ts'
import type { Scenario } from '#training/scenario.ts'
import type { PlayView, StepContent } from '../api/scenarios.ts'
import { isClosed, sandboxTime } from '../pipeline/world.ts'
import type { RunRecord } from '../ports.ts'
import { actEntry } from './office.ts'
import { conflict, type Done, done, forbidden, unknown } from './problem.ts'
import { evidenceOf, numberIn } from './run-evidence.ts'
import { examOfPerson, examOver } from './run-exam.ts'
import { partsOf, playersRun, runEnded, seenRun } from './run-rights.ts'
import { closeRun, endRun, noScenario, type RunView, rolesOf } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'
import { storedContent } from './stored-content.ts'

/** The run as the person sees it. A run that is done, or whose exam is over, is closed by the look. */
export async function playView(room: Schoolroom, who: LoggedIn | undefined, id: string): Promise<Done<PlayView>> {
  const seen = await seenRun(room, who, id)
  if (!seen.ok) return seen
  const scenario = room.scenarios.get(seen.value.scenario)
  if (scenario === undefined) return noScenario(seen.value.scenario)
  return viewOf(room, scenario, seen.value, who)
}

async function viewOf(
  room: Schoolroom,
  scenario: Scenario,
  run: RunRecord,
  who: LoggedIn | undefined,
): Promise<Done<PlayView>> {
  const evidence = await evidenceOf(room, run)
  const judgement = run.closedAt > 0 ? (run.judgement as RunView['judgement']) : judge(scenario, evidence, false)
  const now = room.clock.real()
  const over = judgement.status === 'passed' || examOver(run, now)
  if (over && run.closedAt === 0 && run.play.mode !== 'client' && !isClosed(room.store.realm())) {
    const at = examOver(run, now) ? run.play.examUntil : Date.parse(evidence.at(-1)?.row.receivedAt ?? '') || now
    const why = judgement.status === 'passed' ? undefined : 'examOver'
    const ended = await endRun(room, run, { by: '', at, why })
    if (ended?.ok) return viewOf(room, scenario, ended.value, who)
  }
  const { play } = run
  const closed = run.closedAt > 0
  const mine = who ? partsOf(run, who.person.login) : []
  const shown = shownPlay({
    scenario,
    judgement,
    closed,
    mine,
    free: play.mode === 'client' ? [] : rolesOf(scenario).filter((role) => play[role] === ''),
    hints: play.hints.map(({ step }) => step),
    exam: play.examUntil > 0,
    naming: namingOf(room),
  })
  return done({
    ...{ id: run.id, scenario: scenario.id, title: scenario.title, purpose: scenario.purpose, kind: scenario.kind },
    ...{
      world: room.world,
      unit: run.unit,
      official: run.official,
      signer: scenario.setup.signer,
      mode: play.mode,
      status: run.status,
    },
    // The data of an exam are drawn by lot: who knew the number could look them up.
    seed: play.examUntil > 0 && !closed ? 0 : run.seed,
    ...{ business: play.business, customs: play.customs },
    names: { business: await nameOf(room, play.business), customs: await nameOf(room, play.customs) },
    joinCode: mine.length > 0 ? play.joinCode : '',
    mine,
    roles: rolesOf(scenario),
    score: shown.score.total,
    scoreParts: { steps: shown.score.steps, mistakes: shown.score.mistakes, hints: shown.score.hints },
    ...{ hints: play.hints.length, mistakes: judgement.mistakes },
    ...{
      openedAt: play.startedAt,
      closedAt: closed ? play.endedAt : 0,
      endedBy: play.endedBy ?? '',
      examUntil: play.examUntil,
    },
    declarationNo: numberIn(evidence),
    ...{ current: shown.current, steps: shown.steps },
  })
}

const nameOf = async (room: Schoolroom, login: string): Promise<string> =>
  login === '' ? '' : ((await room.store.records.find('people', login))?.name ?? login)

const namingOf = ({ catalogue }: Schoolroom): Naming => ({
  output(code) {
    const output = catalogue.output(code)
    return output && { vi: output.name, en: output.term || output.name }
  },
  item(outputs, id) {
    const segments = outputs.flatMap((code) => catalogue.layout('output', code)?.segments ?? [])
    const items = segments.flatMap((segment) =>
      segment.kind === 'group' ? segment.items : segment.kind === 'item' ? [segment.item] : [],
    )
    const found = items.find((item) => item.id === id)
    return found && { vi: catalogue.label(found.term) ?? found.term, en: found.term }
  },
})

const noStep = (step: string) =>
  unknown('step', `Kịch bản không có bước "${step}".`, `The scenario has no step "${step}".`)

/** Tells the hint of a step and counts it, once. */
export async function takeHint(room: Schoolroom, who: LoggedIn, id: string, stepId: string): Promise<Done<PlayView>> {
  const found = await playersRun(room, who, id)
  if (!found.ok) return found
  const scenario = room.scenarios.get(found.value.scenario)
  const step = scenario?.steps.find((one) => one.id === stepId)
  if (step === undefined) return noStep(stepId)
  if (step.hint === undefined) return unknown('hint', 'Bước này không có gợi ý.', 'This step has no hint.')
  // Neither in a run of the exam, nor in one of practice that is open beside it.
  if (found.value.play.examUntil > 0 || (await examOfPerson(room, who.person.login)))
    return forbidden('Trong giờ thi không có gợi ý.', 'There are no hints in an exam.')
  if (found.value.closedAt > 0) return runEnded
  await room.store.commit(async (tx, realm) => {
    const run = await tx.run(id)
    if (run === undefined || run.closedAt > 0 || run.play.hints.some((taken) => taken.step === stepId)) return
    const hints = [...run.play.hints, { step: stepId, at: room.clock.real() }]
    await tx.saveRun({ ...run, play: { ...run.play, hints } })
    const act = { kind: 'admin', userId: who.person.login, procedure: 'takeHint', run: id } as const
    await tx.append([actEntry(room, realm, { ...act, detail: { step: stepId } })])
  })
  return playView(room, who, id)
}

/** The items of a send step from the run's data, with the number that earlier answers gave. */
export async function stepContent(
  room: Schoolroom,
  who: LoggedIn,
  id: string,
  stepId: string,
): Promise<Done<StepContent>> {
  const found = await playersRun(room, who, id)
  if (!found.ok) return found
  const run = found.value
  const scenario = room.scenarios.get(run.scenario)
  if (scenario === undefined) return noScenario(run.scenario)
  const step = scenario.steps.find((one) => one.id === stepId)
  if (step === undefined) return noStep(stepId)
  const layout = step.do === 'send' ? room.catalogue.layout('input', step.procedure) : undefined
  if (step.do !== 'send' || layout === undefined)
    return conflict('nothing-to-fill', 'Bước này không có bản tin để điền.', 'This step has no message to fill.')
  const { seed, unit } = run
  const day = vietnamDay(sandboxTime(room.store.realm(), room.clock.real(), id))
  const wish = { data: step.fromData ? scenario.data : undefined, seed, unit, today: day }
  const { form: data, reason } = room.dataOf(wish)
  if (reason !== undefined)
    return conflict(
      'no-papers',
      'Danh mục chạy thử không còn hàng hoặc đối tác hợp với bộ dữ liệu này. Làm lại với dữ liệu khác.',
      `The lists hold nothing that fits these papers (${reason}). Repeat with other data.`,
    )
  const number = numberIn(await evidenceOf(room, run))
  const form = compose(step, data, { number })
  const content = fromForm(roomyLayout(layout, form.lines.length), form)
  return done({ procedure: step.procedure, content: storedContent(content) })
}

/** A player ends the run before its last step: what was not done counts as not passed. */
export async function closePlay(room: Schoolroom, who: LoggedIn, id: string): Promise<Done<PlayView>> {
  const found = await playersRun(room, who, id)
  if (!found.ok) return found
  const { mode } = found.value.play
  const closed = await closeRun(room, id, who.person.login, mode === 'pair' ? 'player' : undefined)
  return closed.ok ? playView(room, who, id) : closed
}
