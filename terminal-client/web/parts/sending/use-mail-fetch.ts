/** The pull of waiting reports for a page: by hand (F7), or every ten seconds. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { TerminalView } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { type FetchedMail, fetchMail } from './fetch-mail.ts'
import type { Sending } from './use-sending.tsx'
import { TERMINAL_KEY } from './use-terminal.ts'

export interface MailFetch {
  readonly fetching: boolean
  /** Reports of the pull under way. */
  readonly count: number
  /** What the last pull by hand came to. */
  readonly last: FetchedMail | 'noTerminal' | undefined
  fetchNow(): Promise<FetchedMail | undefined>
}

/** Default of the terminal (protocol 2). */
const AUTOMATIC_MS = 10_000

export function useMailFetch(
  sending: Sending,
  options: { readonly run?: string; readonly automatic?: boolean } = {},
): MailFetch {
  const { run, automatic = false } = options
  const client = useQueryClient()
  const [fetching, setFetching] = useState(false)
  const [count, setCount] = useState(0)
  const [last, setLast] = useState<MailFetch['last']>()
  const busy = useRef(false)

  const pull = async (unasked: boolean): Promise<FetchedMail | undefined> => {
    if (busy.current || sending.busy) return undefined
    busy.current = true
    setFetching(true)
    setCount(0)
    try {
      const terminal = await client
        .fetchQuery({ queryKey: TERMINAL_KEY, queryFn: () => call<TerminalView>('/terminal'), staleTime: 60_000 })
        .catch(() => undefined)
      if (!terminal?.credentials) {
        if (!unasked) setLast('noTerminal')
        return undefined
      }
      const mail = await fetchMail((parcel) => sending.sendQuietly(parcel, unasked), terminal.credentials, {
        ...(run ? { run } : {}),
        onReport: setCount,
      })
      if (!unasked || mail.fetched > 0) setLast(mail)
      if (mail.fetched > 0) {
        await client.invalidateQueries({ queryKey: ['mailbox'] })
        await client.invalidateQueries({ queryKey: ['messages'] })
      }
      return mail
    } finally {
      busy.current = false
      setFetching(false)
    }
  }
  const latest = useRef(pull)
  latest.current = pull
  useEffect(() => {
    if (!automatic) return
    const timer = setInterval(() => void latest.current(true), AUTOMATIC_MS)
    return () => clearInterval(timer)
  }, [automatic])
  return { fetching, count, last, fetchNow: () => pull(false) }
}
