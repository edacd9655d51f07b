/** One's own log-in password. */
import { Text } from '@mantine/core'
import { useState } from 'react'
import { PasswordForm } from '../../parts/password/password-form.tsx'
import { useSettingsWords } from './settings-words.ts'

export function PasswordSection() {
  const t = useSettingsWords()
  const [times, setTimes] = useState(0)
  return (
    <div style={{ maxWidth: 360 }}>
      <Text size="sm" className="quiet" mb="sm">
        {t('passwordAbout')}
      </Text>
      <PasswordForm key={times} onDone={() => setTimes(times + 1)} />
      <div role="status">{times > 0 && <Text size="sm">{t('passwordChanged')}</Text>}</div>
    </div>
  )
}
