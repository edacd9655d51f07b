/** Fetches what waits in the mailbox, as messages of the run (F7). */
import { Anchor, Button, Group, Loader, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ariaKey, useKeys } from '../../lib/keys.ts'
import { useMailFetch } from '../../parts/sending/use-mail-fetch.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { usePlayerWords } from './player-words.ts'

export function PullTool({ run, onDone }: { readonly run: string; readonly onDone: () => void }) {
  const t = usePlayerWords()
  const sending = useSending()
  const mail = useMailFetch(sending, { run })
  const fetch = () => {
    if (!mail.fetching) void mail.fetchNow().then(onDone)
  }
  useKeys({ fetchMail: fetch })
  const { last } = mail
  return (
    <div>
      <Group gap="sm">
        <Button onClick={fetch} disabled={mail.fetching} aria-keyshortcuts={ariaKey('fetchMail')} data-pull>
          {t('pull')}
          <KeyHint name="fetchMail" />
        </Button>
        {mail.fetching && (
          <>
            <Loader size="xs" />
            <Text size="sm">{mail.count > 0 ? t('pulledCount', { count: mail.count }) : t('pulling')}</Text>
          </>
        )}
      </Group>
      <Text size="sm" mt="xs" role="status">
        {!mail.fetching && last === 'noTerminal' && (
          <>
            {t('noTerminal')}{' '}
            <Anchor component={Link} to="/settings" size="sm">
              {t('toSettings')}
            </Anchor>
          </>
        )}
        {!mail.fetching &&
          last !== undefined &&
          last !== 'noTerminal' &&
          (last.fetched > 0 ? t('pulledCount', { count: last.fetched }) : last.emptied ? t('pulledNone') : '')}
      </Text>
      {sending.panel}
    </div>
  )
}
