/** On top of a run: where one is, in which role, how long, how many points. */
import { Badge, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PlayView } from '#api/scenarios.ts'
import { showDuration } from '../../lib/format.ts'
import { usePlayerWords } from './player-words.ts'

function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return now
}

/** `12:40`, `1:02:40`. */
function clockOf(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`
}

export function PlayHeader({ view }: { readonly view: PlayView }) {
  const t = usePlayerWords()
  const open = view.status === 'open'
  const now = useSeconds(open)
  const step = view.steps.find(({ id }) => id === view.current)
  return (
    <Group className="play-header" gap="md" role="group" aria-label={t('page')}>
      <Badge variant={view.official ? 'filled' : 'outline'} radius="xs" size="lg" tt="none">
        {t(view.official ? 'official' : 'practice')}
      </Badge>
      <Text size="sm" fw={600}>
        {step ? t('stepOf', { n: step.n, count: view.steps.length }) : t('done')}
      </Text>
      <Text size="sm" component="span">
        {t('role')}:{' '}
        {view.roles.map((role, index) => (
          <span key={role}>
            {index > 0 && ' ▸ '}
            <span className="play-role" data-now={step?.role === role || undefined}>
              {t(role)}
              {view.mode === 'pair' && ` (${view.mine.includes(role) ? t('me') : view.names[role] || t('free')})`}
            </span>
          </span>
        ))}
      </Text>
      {view.declarationNo !== '' && (
        <Text size="sm" component="span">
          {t('declaration', { number: view.declarationNo })}
        </Text>
      )}
      <Group gap="md" ml="auto">
        {view.examUntil > 0 && (
          <Text size="sm" fw={600} role="timer">
            {open && view.examUntil > now ? t('examLeft', { left: showDuration(view.examUntil - now) }) : t('examOver')}
          </Text>
        )}
        <Text size="sm" role="timer" aria-label={t('time')}>
          {clockOf((open ? now : view.closedAt) - view.openedAt)}
        </Text>
        <Text size="sm" fw={650} data-score={view.score}>
          {t('points', { score: view.score })}
        </Text>
      </Group>
    </Group>
  )
}
