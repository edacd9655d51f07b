/** Something takes longer than a moment; nothing is shown before that, so that quick answers do not flicker. */
import { Group, Loader, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { defineWords } from '../lib/words.ts'

const useWords = defineWords('loading', { loading: ['Đang tải…', 'Loading…'] })

export function Loading({ label }: { readonly label?: string }) {
  const t = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <Group gap="sm" p="md" role="status">
      <Loader size="sm" />
      <Text size="sm">{label ?? t('loading')}</Text>
    </Group>
  )
}
