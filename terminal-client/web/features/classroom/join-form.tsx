/** Everybody can come into a class by the code that its trainer tells. */
import { Alert, Anchor, Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { JoinedWorld } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { useEnter } from './use-class.ts'

export function JoinForm() {
  const t = useClassWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const enter = useEnter()
  const [code, setCode] = useState('')
  const [uncertified, setUncertified] = useState<JoinedWorld | null>(null)
  const joining = useMutation({
    mutationFn: async () => {
      const joined = await call<JoinedWorld>('/worlds/join', { method: 'POST', body: { code } })
      await enter.mutateAsync(joined.world.id)
      return joined
    },
    onSuccess: (joined) => {
      void client.invalidateQueries({ queryKey: ['classes'] })
      if (joined.certified || joined.certifying) void navigate({ to: `/class/${joined.world.id}` })
      else setUncertified(joined)
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') joining.mutate()
      }}
    >
      <Group align="flex-end" gap="sm" mb="sm">
        <TextInput
          label={t('joinCode')}
          description={t('joinHelp')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
          maxLength={12}
          w={220}
          autoComplete="off"
          classNames={{ input: 'mono' }}
        />
        <Button type="submit" loading={joining.isPending} disabled={code.trim() === ''}>
          {t('join')}
        </Button>
      </Group>
      <ProblemNote error={joining.error} />
      {uncertified && (
        <Alert variant="light" mb="sm" role="status">
          <Group gap="sm">
            <Text size="sm">{t('certificateNeeded', { account: uncertified.userId })}</Text>
            <Anchor component={Link} to="/settings">
              {t('settings')}
            </Anchor>
            <Anchor component={Link} to={`/class/${uncertified.world.id}`}>
              {uncertified.world.title}
            </Anchor>
          </Group>
        </Alert>
      )}
    </form>
  )
}
