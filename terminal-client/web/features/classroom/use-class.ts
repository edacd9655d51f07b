/** A class, its board and its news, and the ways to change it. */
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BoardView, WorldView } from '#api/classroom.ts'
import type { News } from '#api/events.ts'
import type { SessionView } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { received, useSession, useSetSession } from '../../lib/session.ts'
import { listenShared } from '../../lib/shared-events.ts'

export const classKey = (id: string) => ['class', id] as const
const boardKey = (id: string) => ['class', id, 'board'] as const

export const useClass = (id: string) =>
  useQuery({
    queryKey: classKey(id),
    queryFn: async () => {
      const view = await call<WorldView>(`/worlds/${id}`)
      // This machine's clock may differ from the server's.
      return { ...view, clock: { ...view.clock, asOf: Date.now() } }
    },
  })

export interface LiveBoard extends BoardView {
  /** By this machine's clock. */
  readonly receivedAt: number
}

/** The board, read again soon after something happened in the class, and now and then in any case. */
export function useBoard(id: string) {
  const client = useQueryClient()
  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useClassNews(id, () => {
    late.current ??= setTimeout(() => {
      late.current = undefined
      void client.invalidateQueries({ queryKey: boardKey(id) })
    }, 700)
  })
  useEffect(() => () => clearTimeout(late.current), [])
  return useQuery({
    queryKey: boardKey(id),
    queryFn: async (): Promise<LiveBoard> => {
      const view = await call<BoardView>(`/worlds/${id}/board`)
      return { ...view, receivedAt: Date.now() }
    },
    staleTime: 0,
    refetchInterval: 30_000,
  })
}

/** Acts after which the page of the members shows something else. */
const OF_MEMBERS: ReadonlySet<string> = new Set([
  'joinClass',
  'enrolMember',
  'removeMember',
  'setPart',
  'setJoinCode',
  'issueCertificate',
])

export const ofMembers = ({ kind, procedure }: News): boolean => kind === 'admin' && OF_MEMBERS.has(procedure)

/** Reads the class again soon after something happened in it that concerns what is shown; not for each of many rows. */
export function useFresh({ id }: WorldView, concerns: (news: News) => boolean = () => true): void {
  const client = useQueryClient()
  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useClassNews(id, (news) => {
    if (news !== null && !concerns(news)) return
    late.current ??= setTimeout(() => {
      late.current = undefined
      void client.invalidateQueries({ queryKey: classKey(id), exact: true })
    }, 700)
  })
  useEffect(() => () => clearTimeout(late.current), [])
}

/** After a refusal, such as at the end of a session, the connection is tried again so much later. */
const AGAIN_MS = 10_000

/**
 * Journal rows of the class as they come, whichever world one works in; `null` when some may have been missed. All tabs
 * of the browser share one connection, and a tab in the background does not listen (lib/shared-events).
 */
function useClassNews(id: string, listener: (news: News | null) => void): void {
  const latest = useRef(listener)
  latest.current = listener
  const { login } = useSession().person
  useEffect(() => {
    let stop: (() => void) | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const leave = () => {
      clearTimeout(again)
      stop?.()
      stop = undefined
    }
    const connect = (missed: boolean) => {
      leave()
      if (document.hidden) return
      const ears = {
        row: (news: News) => latest.current(news),
        gap: () => latest.current(null),
        refused: () => {
          again = setTimeout(() => connect(true), AGAIN_MS)
        },
      }
      stop = listenShared(`/api/v1/worlds/${id}/events?for=${encodeURIComponent(login)}`, ears, missed)
    }
    const turn = () => connect(true)
    connect(false)
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      leave()
    }
  }, [id, login])
}

/** An act on the class; afterwards the page shows it as it then is. */
export function useAct<Wish>(
  id: string,
  act: (wish: Wish) => Promise<unknown>,
): UseMutationResult<unknown, Error, Wish> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: classKey(id) }),
  })
}

/** Goes over into a world; the strip on top then says so. */
export function useEnter() {
  const setSession = useSetSession()
  return useMutation({
    mutationFn: (world: string) => call<SessionView>('/session/world', { method: 'PUT', body: { world } }),
    onSuccess: (session) => setSession(received(session)),
  })
}

/** True when the session works in this world. */
export const useIsHere = (id: string): boolean => useSession().world.id === id
