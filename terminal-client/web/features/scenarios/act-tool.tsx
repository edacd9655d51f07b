/** The officer's action that the step asks for, among all that the declaration allows. */
import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, type RefObject, Suspense } from 'react'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { Loading } from '../../ui/loading.tsx'
import { usePlayerWords } from './player-words.ts'

const OfficerActions = lazy(() =>
  import('../../parts/officer/officer-actions.tsx').then((m) => ({ default: m.OfficerActions })),
)

interface Props {
  readonly view: PlayView
  readonly step: PlayStep
  readonly keysIn: RefObject<HTMLElement | null>
  readonly onDone: () => void
}

export function ActTool({ view, step, keysIn, onDone }: Props) {
  const t = usePlayerWords()
  if (view.declarationNo === '') return <Text size="sm">{t('noDeclaration')}</Text>
  return (
    <div>
      <DeclarationLine number={view.declarationNo} />
      <Suspense fallback={<Loading />}>
        <OfficerActions
          number={view.declarationNo}
          run={view.id}
          only={[step.procedure]}
          onDone={onDone}
          keysIn={keysIn}
        />
      </Suspense>
    </div>
  )
}

/** The number, with the way to all that is known of it. */
function DeclarationLine({ number }: { readonly number: string }) {
  const t = usePlayerWords()
  return (
    <Text size="sm" mb="sm">
      {t('declaration', { number })} ·{' '}
      <Anchor component={Link} to={`/desk/${number}`} size="sm" target="_blank">
        {t('look')}
      </Anchor>
    </Text>
  )
}

export function CheckTool({ view }: { readonly view: PlayView }) {
  const t = usePlayerWords()
  if (view.declarationNo === '') return <Text size="sm">{t('noDeclaration')}</Text>
  return (
    <div>
      <Text size="sm" mb="xs">
        {t('lookText')}
      </Text>
      <DeclarationLine number={view.declarationNo} />
    </div>
  )
}
