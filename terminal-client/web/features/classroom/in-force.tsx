import { Button } from '@mantine/core'
import type { FaultView, WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { clockAt } from '../../lib/clock.ts'
import { showDateTime, showDuration, showTime } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { useAct, useFresh } from './use-class.ts'

const CHANNELS = { 1: 'green', 2: 'yellow', 3: 'red' } as const
/** Nearer to real time than this is real time: two machines never agree to the second. */
const SAME_MS = 60_000

interface Force {
  readonly key: string
  readonly text: string
  readonly detail: string
  readonly method: 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
}

/** Everything that is not as usual, each with the way to lift it. */
export function InForce({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const forces = useForces(view)
  // A fault that was set for one message is used up by it.
  useFresh(view)
  const lifting = useAct(view.id, ({ path, method, body }: Force) =>
    call(`/worlds/${view.id}${path}`, { method, ...(body === undefined ? {} : { body }) }),
  )
  return (
    <section aria-labelledby="in-force">
      <h2 id="in-force" className="class-head">
        {t('inForce')}
      </h2>
      <ProblemNote error={lifting.error} />
      <ul className="force-list">
        {forces.length === 0 && (
          <li>
            <span className="quiet">{t('nothingInForce')}</span>
          </li>
        )}
        {forces.map((force) => (
          <li key={force.key}>
            <span>
              <strong>{force.text}</strong> <span className="quiet">{force.detail}</span>
            </span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('liftAll', { what: force.text })}
              loading={lifting.isPending && lifting.variables.key === force.key}
              onClick={() => lifting.mutate(force)}
            >
              {t('lift')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useForces(view: WorldView): readonly Force[] {
  const t = useClassWords()
  const whom = (run: string, userId: string): string => {
    if (run !== '') return t('forRun', { run })
    if (userId === '') return t('everybody')
    const member = view.members.find((one) => one.userId === userId)
    return member ? `${member.name} (${userId})` : t('forUser', { user: userId })
  }
  const told = ({ kind, delayMs, code }: FaultView): string =>
    kind === 'delay' ? t('delay', { seconds: delayMs / 1000 }) : kind === 'refuse' ? t('refuse', { code }) : t(kind)
  const forces: Force[] = view.faults.map((fault) => ({
    key: fault.id,
    text: told(fault),
    detail: [
      whom(fault.run, fault.userId),
      fault.procedure === '' ? t('everyProcedure') : fault.procedure,
      fault.left === 0 ? t('untilLifted') : t('timesLeft', { count: fault.left }),
      t('setBy', { who: fault.by, at: showTime(fault.at) }),
    ].join(' · '),
    method: 'DELETE',
    path: `/faults/${fault.id}`,
  }))
  const channel = (forced: 1 | 2 | 3, run: string, userId: string): Force => ({
    key: `channel ${run} ${userId}`,
    text: t('channelForced', { channel: t(CHANNELS[forced]).toLowerCase(), whom: whom(run, userId) }),
    detail: '',
    method: 'PUT',
    path: '/channel',
    body: { channel: null, run, userId },
  })
  if (view.channel !== null) forces.push(channel(view.channel, '', ''))
  for (const one of view.forced) forces.push(channel(one.channel, one.run, one.userId))
  const { clock } = view
  const ahead = clockAt(clock, clock.asOf) - clock.asOf
  if (clock.frozen || Math.abs(ahead) > SAME_MS)
    forces.push({
      key: 'clock',
      text: t(clock.frozen ? 'clockFrozen' : 'clockMoved', { at: showDateTime(clock.now) }),
      detail: t('everybody'),
      method: 'PUT',
      path: '/clock',
      body: { now: null },
    })
  for (const { run, aheadMs } of view.runClocks)
    forces.push({
      key: `clock ${run}`,
      text: t('runClock', { run, time: showDuration(aheadMs) }),
      detail: '',
      method: 'PUT',
      path: '/clock',
      body: { run, aheadMs: 0 },
    })
  return forces
}
