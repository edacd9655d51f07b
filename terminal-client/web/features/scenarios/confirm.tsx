import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePlayerWords } from './player-words.ts'

interface Props {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no?: string
  readonly busy?: boolean
  /** What cannot be taken back: Enter alone does not do it. */
  readonly careful?: boolean
  readonly children?: ReactNode
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks before something is done that one may not have meant. */
export function Confirm({ title, text, yes, no, busy = false, careful = false, children, onYes, onNo }: Props) {
  const t = usePlayerWords()
  return (
    <Modal opened onClose={onNo} title={title} centered>
      <Text size="sm" mb="sm">
        {text}
      </Text>
      {children}
      <Group gap="sm" justify="flex-end">
        <Button variant="default" onClick={onNo} data-autofocus={careful || undefined}>
          {no ?? t('cancel')}
        </Button>
        <Button onClick={onYes} loading={busy} data-autofocus={!careful || undefined}>
          {yes}
        </Button>
      </Group>
    </Modal>
  )
}
