/** Language and theme, kept with the person. */
import { Group, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionView } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { setLanguage } from '../../lib/language.ts'
import { SESSION_KEY, useSession } from '../../lib/session.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSettingsWords } from './settings-words.ts'

type Look = Pick<SessionView, 'language' | 'theme'>

export function LookSection() {
  const t = useSettingsWords()
  const client = useQueryClient()
  const { language, theme } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const saving = useMutation({
    mutationFn: (look: Partial<Look>) => call('/session/preferences', { method: 'PUT', body: look }),
    onSuccess: (_, look) => {
      client.setQueryData<SessionView | null>(SESSION_KEY, (before) => before && { ...before, ...look })
    },
  })
  const change = (look: Partial<Look>): void => {
    if (look.language) setLanguage(look.language)
    if (look.theme) setColorScheme(look.theme)
    saving.mutate(look)
  }
  const themes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <>
      <ProblemNote error={saving.error} />
      <Group gap="md">
        <NativeSelect
          label={t('language')}
          size="xs"
          value={language}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(event) => change({ language: event.currentTarget.value === 'en' ? 'en' : 'vi' })}
        />
        <NativeSelect
          label={t('theme')}
          size="xs"
          value={theme}
          data={themes}
          onChange={(event) =>
            change({ theme: themes.find(({ value }) => value === event.currentTarget.value)?.value ?? 'auto' })
          }
        />
      </Group>
    </>
  )
}
