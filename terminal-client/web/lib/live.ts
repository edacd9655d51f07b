/** News of the world one works in (`/api/v1/events`): one connection of the browser, shared by whoever listens in any tab. */
import { useEffect, useRef } from 'react'
import type { News } from '#api/events.ts'
import { ApiProblem, call } from './api.ts'
import { queryClient } from './query-client.ts'
import { SESSION_KEY } from './session.ts'
import { listenShared } from './shared-events.ts'

type Listener = (news: News) => void
const listeners = new Set<Listener>()
let stop: (() => void) | undefined
/** `login@world`, '' while nobody is logged in. */
let hearer = ''
/** What happened while nobody listened is not told again: pages ask anew for what they show. */
let missed = false

function connect(): void {
  // A tab in the background does not listen: it would only be told what it asks for anew when one comes back.
  if (stop !== undefined || document.hidden || hearer === '' || listeners.size === 0) return
  stop = listenShared(
    `/api/v1/events?for=${encodeURIComponent(hearer)}`,
    {
      row: (news) => {
        for (const listener of listeners) listener(news)
      },
      gap: () => void queryClient.invalidateQueries(),
      refused: askAndComeBack,
    },
    missed,
  )
  missed = false
}

/** Soon enough for a page that looks at what happens, seldom enough for a server that is busy starting. */
const AGAIN_MS = 3_000

/**
 * Asking who is logged in tells whether the session has ended, or is somebody else's now. A gateway in front of a
 * simulator that starts anew refuses too, for a while.
 */
function askAndComeBack(): void {
  const refused = stop
  const later = (error?: unknown): void => {
    if (error instanceof ApiProblem && error.status === 401) return
    setTimeout(() => {
      if (refused !== stop || listeners.size === 0) return
      missed = true
      disconnect()
      connect()
    }, AGAIN_MS)
  }
  call('/session').then(() => {
    void queryClient.invalidateQueries({ queryKey: SESSION_KEY })
    later()
  }, later)
}

function disconnect(): void {
  stop?.()
  stop = undefined
}

/** Calls `listener` for each new journal row that the person may hear of. */
export function useNews(listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const heard: Listener = (news) => latest.current(news)
    listeners.add(heard)
    connect()
    return () => {
      listeners.delete(heard)
      if (listeners.size === 0) disconnect()
    }
  }, [])
}

document.addEventListener('visibilitychange', () => {
  if (listeners.size === 0) return
  missed = true
  if (document.hidden) disconnect()
  else connect()
})

/** After another log-in or world the old connection hears the wrong things. */
export function hearAs(login: string | undefined, world: string | undefined): void {
  hearer = login === undefined || world === undefined ? '' : `${login}@${world}`
  disconnect()
  connect()
}
