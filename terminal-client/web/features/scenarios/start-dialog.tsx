/** How a run is to be played, before it is opened: kind, players, role, data. */
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { PlayView, RunWish, ScenarioCard } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useCatalogueWords } from './catalogue-words.ts'

interface Props {
  readonly scenario: ScenarioCard
  readonly exam: boolean
  readonly onClose: () => void
}

const MOST_SEED = 2 ** 31 - 1

export function StartDialog({ scenario, exam, onClose }: Props) {
  const t = useCatalogueWords()
  const read = useRead()
  return (
    <Modal opened onClose={onClose} title={t('startTitle', { title: read(scenario.title) })} size="lg">
      <Text size="sm" mb="sm">
        {read(scenario.purpose)}
      </Text>
      <StartForm scenario={scenario} exam={exam} onClose={onClose} />
    </Modal>
  )
}

type Role = 'business' | 'customs'

function StartForm({ scenario, exam, onClose }: Props) {
  const t = useCatalogueWords()
  const { person } = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const has = (role: Role) => person.roles.includes(role)
  const two = scenario.roles.length > 1
  const [kind, setKind] = useState<'practice' | 'official'>('practice')
  const [mode, setMode] = useState<'alone' | 'pair'>(scenario.roles.every(has) ? 'alone' : 'pair')
  const [role, setRole] = useState<Role>(has('business') ? 'business' : 'customs')
  const [seed, setSeed] = useState('')
  const number = seed.trim() === '' ? undefined : Number(seed.trim())
  const wrong = number !== undefined && !(Number.isInteger(number) && number >= 0 && number <= MOST_SEED)
  const opening = useMutation({
    mutationFn: () => {
      const wish: RunWish = {
        ...{ scenario: scenario.id, official: kind === 'official', mode },
        ...(mode === 'pair' ? { role } : {}),
        ...(number === undefined ? {} : { seed: number }),
      }
      return call<PlayView>('/runs', { method: 'POST', body: wish })
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['catalogue'] })
      void navigate({ to: '/runs/$run', params: { run: id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!wrong) opening.mutate()
  }
  const roleName = (one: Role) => `${t(one)}${has(one) ? '' : ` ${t('lacks')}`}`
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemNote error={opening.error} />
        <Radio.Group label={t('runKind')} value={kind} onChange={(value) => setKind(value as typeof kind)}>
          <Stack gap="xs" mt="xs">
            <Radio value="practice" label={t('practice')} description={t('practiceText')} data-autofocus />
            <Radio value="official" label={t('official')} description={t('officialText')} />
          </Stack>
        </Radio.Group>
        {two && (
          <Radio.Group label={t('players')} value={mode} onChange={(value) => setMode(value as typeof mode)}>
            <Stack gap="xs" mt="xs">
              <Radio
                value="alone"
                label={t('alone')}
                description={t('aloneText')}
                disabled={!scenario.roles.every(has)}
              />
              <Radio value="pair" label={t('pair')} description={t('pairText')} />
            </Stack>
          </Radio.Group>
        )}
        {two && mode === 'pair' && (
          <Radio.Group label={t('myRole')} value={role} onChange={(value) => setRole(value as Role)}>
            <Group gap="lg" mt="xs">
              <Radio value="business" label={roleName('business')} disabled={!has('business')} />
              <Radio value="customs" label={roleName('customs')} disabled={!has('customs')} />
            </Group>
          </Radio.Group>
        )}
        {!exam && (
          <TextInput
            label={t('seed')}
            description={t('seedText')}
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.value)}
            error={wrong && t('seedWrong')}
            inputMode="numeric"
            w={260}
          />
        )}
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={opening.isPending} disabled={wrong}>
            {t('open')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
