/** Opens a help topic, or the card of a code, beside the page (`result.IDA.R1088`, `procedure.IDA`, `signing`). */
import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { openHelp } from '../lib/help.ts'
import { defineWords } from '../lib/words.ts'

const useWords = defineWords('help-link', { help: ['Trợ giúp', 'Help'] })

interface Props {
  readonly topic: string
  readonly children?: ReactNode
  /** Where the visible text alone does not tell what opens. */
  readonly label?: string
}

export function HelpLink({ topic, children, label }: Props) {
  const t = useWords()
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => openHelp(topic)}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children ?? t('help')}
    </Anchor>
  )
}
