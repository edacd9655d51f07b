/** What went wrong and the way on, announced to screen readers. */
import { Alert, Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiProblem } from '../lib/api.ts'
import { defineWords } from '../lib/words.ts'

const useWords = defineWords('problem', {
  again: ['Thử lại', 'Try again'],
  odd: ['Trang gặp trục trặc', 'The page met a problem'],
})

interface Props {
  readonly error: unknown
  readonly onAgain?: () => void
  readonly children?: ReactNode
}

export function ProblemNote({ error, onAgain, children }: Props) {
  const t = useWords()
  if (error === null || error === undefined) return null
  const title = error instanceof ApiProblem ? error.title : t('odd')
  const text = error instanceof Error ? error.message : String(error)
  return (
    <Alert color="red" title={title} role="alert" p="sm" mb="sm" variant="light">
      <Text size="sm" c="var(--mantine-color-text)">
        {text}
      </Text>
      {(onAgain || children) && (
        <Group gap="xs" mt="xs">
          {onAgain && (
            <Button variant="default" onClick={onAgain}>
              {t('again')}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Alert>
  )
}
