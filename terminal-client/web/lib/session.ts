/** Who is logged in (`/api/v1/session`), for the whole page. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { PersonRole, SessionView } from '#api/session.ts'
import { ApiProblem, call } from './api.ts'

export const SESSION_KEY = ['session'] as const

/** This machine's clock may differ from the server's: the sandbox's clock runs on from the moment of receipt. */
export const received = (session: SessionView): SessionView => ({
  ...session,
  clock: { ...session.clock, asOf: Date.now() },
})

/** `null`: nobody is logged in. A session that ends meanwhile stays on the page, below the log-in window of the shell. */
export function useSessionQuery() {
  return useQuery<SessionView | null>({
    queryKey: SESSION_KEY,
    queryFn: async ({ client }) => {
      const before = client.getQueryData<SessionView | null>(SESSION_KEY) ?? null
      if (before === null) {
        const { session } = await call<{ readonly session: SessionView | null }>('/session/now')
        return session && received(session)
      }
      return call<SessionView>('/session')
        .then((session) => {
          forgetOthers(client, before, session)
          return received(session)
        })
        .catch((error: unknown) => {
          if (error instanceof ApiProblem && error.status === 401) return before
          throw error
        })
    },
    staleTime: 60_000,
  })
}

/**
 * Below the gate of the shell, where somebody is. A page that paints once more between the end of the session and its own
 * going still shows whose it was.
 */
export function useSession(): SessionView {
  const { data } = useSessionQuery()
  const last = useRef(data)
  if (data) last.current = data
  if (!last.current) throw new Error('useSession outside of the session gate')
  return last.current
}

export const useHasRole = (...roles: readonly PersonRole[]): boolean => {
  const { person } = useSession()
  return roles.some((role) => person.roles.includes(role))
}

/** What another person's session loaded, or that of another world, goes; another tab may have changed it. */
function forgetOthers(client: QueryClient, before: SessionView | null, now: SessionView | null): void {
  const same = before && now && before.person.login === now.person.login && before.world.id === now.world.id
  if (before !== null && !same) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
}

/** Puts a session just received in place. */
export function useSetSession(): (session: SessionView | null) => void {
  const client = useQueryClient()
  return (session) => {
    const before = client.getQueryData<SessionView | null>(SESSION_KEY) ?? null
    client.setQueryData(SESSION_KEY, session)
    forgetOthers(client, before, session)
  }
}
