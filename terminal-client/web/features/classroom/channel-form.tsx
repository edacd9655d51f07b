import { Button, Paper, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Aim } from './aim.ts'
import { useClassWords } from './class-words.ts'
import { useAct } from './use-class.ts'
import { aimedAt, WhomChoice, whomOf } from './whom-choice.tsx'

export function ChannelForm({ view, aim }: { readonly view: WorldView; readonly aim: Aim | null }) {
  const t = useClassWords()
  const [whom, setWhom] = useState(aimedAt(aim))
  const [channel, setChannel] = useState('3')
  const forcing = useAct(view.id, () =>
    call(`/worlds/${view.id}/channel`, {
      method: 'PUT',
      body: { channel: channel === '' ? null : Number(channel), ...whomOf(whom) },
    }),
  )
  return (
    <Paper component="section" p="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          forcing.mutate(undefined)
        }}
      >
        <Stack gap="sm">
          <h2 className="class-head">{t('channelTitle')}</h2>
          <Select
            label={t('channel')}
            data={[
              { value: '1', label: `● ${t('green')}` },
              { value: '2', label: `▲ ${t('yellow')}` },
              { value: '3', label: `■ ${t('red')}` },
              { value: 'none', label: t('byScenario') },
            ]}
            value={channel === '' ? 'none' : channel}
            onChange={(next) => setChannel(next === null || next === 'none' ? '' : next)}
            allowDeselect={false}
          />
          <WhomChoice view={view} aim={aim} label={t('whom')} value={whom} onChange={setWhom} />
          <Text size="sm" className="quiet">
            {t(whomOf(whom).run === '' ? 'channelHelp' : 'channelOfRun')}
          </Text>
          <ProblemNote error={forcing.error} />
          {forcing.isSuccess && (
            <Text size="sm" role="status">
              ✓ {t('setDone')}
            </Text>
          )}
          <Button type="submit" loading={forcing.isPending}>
            {t('force')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
