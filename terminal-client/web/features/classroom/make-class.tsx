import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { WorldTemplate } from '#api/classroom.ts'
import type { SessionView, WorldRef } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { received, useSetSession } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'

/** Makes a class from a template and goes into it. */
export function MakeClass({ onClose }: { readonly onClose: () => void }) {
  const t = useClassWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const setSession = useSetSession()
  const [chosen, setChosen] = useState('')
  const [title, setTitle] = useState('')
  const templates = useQuery({
    queryKey: ['class-templates'],
    queryFn: () => call<{ templates: readonly WorldTemplate[] }>('/class-templates').then((got) => got.templates),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const making = useMutation({
    mutationFn: async () => {
      const made = await call<WorldRef>('/worlds', { method: 'POST', body: { template: chosen, title } })
      return { made, session: await call<SessionView>('/session/world', { method: 'PUT', body: { world: made.id } }) }
    },
    onSuccess: ({ made, session }) => {
      setSession(received(session))
      void client.invalidateQueries({ queryKey: ['classes'] })
      void navigate({ to: `/class/${made.id}` })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('make')} size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== '') making.mutate()
        }}
      >
        <ProblemNote error={templates.error} onAgain={() => void templates.refetch()} />
        {templates.isPending && <Loading />}
        <Radio.Group label={t('template')} value={chosen} onChange={setChosen} mb="sm">
          <Stack gap="sm" mt="xs">
            {templates.data?.map((template) => (
              <TemplateChoice key={template.id} template={template} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('className')}
          description={t('classNameHelp')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={100}
          mb="sm"
        />
        <ProblemNote error={making.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={making.isPending} disabled={chosen === ''}>
            {t('makeNow')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

const CHANNELS = { 1: 'green', 2: 'yellow', 3: 'red' } as const

function TemplateChoice({ template }: { readonly template: WorldTemplate }) {
  const t = useClassWords()
  const read = useRead()
  const { channel, clock, exam, seats, scenarioTitles } = template
  const facts = [
    `${t('seats')}: ${seats}`,
    channel === null ? '' : t('channelAll', { channel: t(CHANNELS[channel]).toLowerCase() }),
    clock === null ? '' : t('clockAt', { time: showDateTime(clock.now) }),
    exam === null ? '' : t('examOf', { minutes: exam.minutes }),
  ].filter((fact) => fact !== '')
  return (
    <Radio
      value={template.id}
      label={<strong>{read(template.title)}</strong>}
      description={
        <Text span size="sm">
          {read(template.purpose)}
          <br />
          {t('scenarios')}: {scenarioTitles.map(read).join(' · ')}
          <br />
          {facts.join(' · ')}
        </Text>
      }
    />
  )
}
