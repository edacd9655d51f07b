/** A form's draft for a page: its state, and what was left unfinished here before. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DraftView } from '#api/terminal.ts'
import { useSession } from '../../lib/session.ts'
import type { FormStore } from '../message-form/form-store.ts'
import { DraftKeeper, type DraftState } from './draft-keeper.ts'
import { dropLocal, inUse, type LocalDraft, listLocal } from './local-drafts.ts'

export interface DraftHandle {
  readonly keeper: DraftKeeper
  readonly state: DraftState
  /** Typed here before and never saved; undefined when there is none, or it was answered. */
  readonly offer: LocalDraft | undefined
  accept(): void
  decline(): void
}

interface Options {
  /** The draft that the page was opened with. */
  readonly draft?: DraftView | undefined
  readonly run?: string
  readonly step?: string
  /** The page came with content of its own: unfinished forms of before are not offered. */
  readonly fresh?: boolean
}

/** Undefined until the form is there. */
export function useDraft(store: FormStore | undefined, options: Options = {}): DraftHandle | undefined {
  const { person, world } = useSession()
  const owner = `${person.login}/${world.id}`
  const { draft, run = '', step = '', fresh = false } = options
  const [keeper, setKeeper] = useState<DraftKeeper>()
  const [offer, setOffer] = useState<LocalDraft>()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a later saving of the same draft is no other draft
  useEffect(() => {
    if (store === undefined) return
    const made = new DraftKeeper(store, { owner, run, step, draft })
    setKeeper(made)
    let gone = false
    void unfinished(owner, store, draft, fresh).then((found) => {
      if (!gone) setOffer(found)
    })
    const hide = (): void => made.flush()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', hide)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', hide)
      made.close()
    }
  }, [store, owner, run, step, fresh])

  const state = useSyncExternalStore(
    (listener) => keeper?.subscribe(listener) ?? (() => undefined),
    () => keeper?.state(),
  )
  if (keeper === undefined || state === undefined) return undefined
  return {
    keeper,
    state,
    offer,
    accept() {
      if (offer) keeper.resume(offer)
      setOffer(undefined)
    },
    decline() {
      if (offer) void dropLocal(offer.key)
      setOffer(undefined)
    },
  }
}

async function unfinished(
  owner: string,
  store: FormStore,
  draft: DraftView | undefined,
  fresh: boolean,
): Promise<LocalDraft | undefined> {
  if (fresh) return undefined
  const [kept, used] = await Promise.all([listLocal(owner), inUse()])
  return kept.find(
    (one) =>
      one.procedure === store.model.code &&
      !used.has(one.key) &&
      (draft ? one.draft === draft.id && (one.dirty || one.files.length > 0) : one.dirty),
  )
}
