/** An act that ends somebody's sessions is asked about once. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { usePeopleWords } from './people-words.ts'

interface Props {
  readonly title: string
  readonly text: string
  readonly act: string
  readonly error: unknown
  readonly busy: boolean
  readonly onAct: () => void
  readonly onClose: () => void
}

export function Confirm({ title, text, act, error, busy, onAct, onClose }: Props) {
  const t = usePeopleWords()
  return (
    <Modal opened onClose={onClose} title={title}>
      <Text mb="sm">{text}</Text>
      <ProblemNote error={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button onClick={onAct} loading={busy}>
          {act}
        </Button>
      </Group>
    </Modal>
  )
}
