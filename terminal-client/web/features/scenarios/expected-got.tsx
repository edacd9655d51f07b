/** What the step expected against what came. */
import { Text, Title } from '@mantine/core'
import type { PlayStep } from '#api/scenarios.ts'
import { useRead } from '../../lib/language.ts'
import { usePlayerWords } from './player-words.ts'

export function ExpectedGot({ step }: { readonly step: PlayStep }) {
  const t = usePlayerWords()
  const read = useRead()
  const met = step.status === 'passed'
  return (
    <div className="play-compare">
      <div>
        <Title order={3}>{t('expected')}</Title>
        {step.expected.length === 0 && <Text size="sm">{t('nothingExpected')}</Text>}
        <ul>
          {step.expected.map((words) => (
            <li key={words.vi}>{read(words)}</li>
          ))}
        </ul>
      </div>
      <div>
        <Title order={3}>{t('got')}</Title>
        {met && (
          <Text size="sm">
            <span aria-hidden="true">✓ </span>
            {t('none')}
          </Text>
        )}
        <ul className="play-differences">
          {step.differences.map((words) => (
            <li key={words.vi}>
              <span aria-hidden="true">✗ </span>
              {read(words)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
