/** Into a colleague's run by its code. */
import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { PlayView } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useCatalogueWords } from './catalogue-words.ts'

export function JoinForm() {
  const t = useCatalogueWords()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const joining = useMutation({
    mutationFn: () => call<PlayView>('/runs/join', { method: 'POST', body: { code } }),
    onSuccess: ({ id }) => void navigate({ to: '/runs/$run', params: { run: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') joining.mutate()
  }
  return (
    <form onSubmit={submit} aria-label={t('join')}>
      <ProblemNote error={joining.error} />
      <Group gap="sm" align="flex-end">
        <TextInput
          label={`${t('join')} · ${t('code')}`}
          description={t('codeHint')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          w={300}
          classNames={{ input: 'mono' }}
        />
        <Button type="submit" variant="default" loading={joining.isPending} disabled={code.trim() === ''}>
          {t('enter')}
        </Button>
      </Group>
    </form>
  )
}
