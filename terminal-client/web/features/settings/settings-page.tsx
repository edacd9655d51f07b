/** Thiết lập: the wire account of my terminal, the signing agent, language and theme, password. */
import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSession } from '../../lib/session.ts'
import { Page } from '../../ui/page.tsx'
import { AgentSection } from './agent-section.tsx'
import { LookSection } from './look-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { useSettingsWords } from './settings-words.ts'
import { TerminalSection } from './terminal-section.tsx'

export function SettingsPage() {
  const t = useSettingsWords()
  const { person } = useSession()
  return (
    <Page title={t('title')}>
      <Text size="sm" className="quiet" mb="sm">
        {t('signedInAs', { name: person.name, login: person.login })} · {person.unit} {person.unitName}
      </Text>
      <Stack gap="md" maw={860}>
        <Section id="terminal" title={t('terminal')}>
          <TerminalSection />
        </Section>
        <Section id="agent" title={t('agent')}>
          <AgentSection />
        </Section>
        <Section id="look" title={t('look')}>
          <LookSection />
        </Section>
        <Section id="password" title={t('password')}>
          <PasswordSection />
        </Section>
        <Section id="sessions" title={t('sessions')}>
          <SessionsSection />
        </Section>
      </Stack>
    </Page>
  )
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <Paper component="section" p="md" aria-labelledby={`settings-${id}`} data-section={id}>
      <Title order={2} id={`settings-${id}`} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
