/**
 * What is typed for a step of a run, kept as every form is (parts/drafts): in this browser at every pause, on the
 * server a little later. A step has one form, so what was kept comes back by itself.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DraftSummary, DraftView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import { DraftKeeper } from '../../parts/drafts/draft-keeper.ts'
import { inUse, listLocal } from '../../parts/drafts/local-drafts.ts'
import type { DraftHandle } from '../../parts/drafts/use-draft.ts'
import type { FormStore } from '../../parts/message-form/form-store.ts'

const nothing = () => undefined

/** Undefined until what was typed before is back in the form. */
export function useStepDraft(store: FormStore | undefined, run: string, step: string): DraftHandle | undefined {
  const { person, world } = useSession()
  // Apart from the drafts of the terminal's own forms, which are offered there.
  const owner = `run/${world.id}/${run}/${step}/${person.login}`
  const [keeper, setKeeper] = useState<DraftKeeper>()

  useEffect(() => {
    if (store === undefined) return
    const abort = new AbortController()
    let made: DraftKeeper | undefined
    void begun(store, { owner, run, step }, abort.signal).then((ready) => {
      if (abort.signal.aborted) return ready.close()
      made = ready
      setKeeper(ready)
    })
    const hide = () => made?.flush()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', hide)
    return () => {
      abort.abort()
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', hide)
      made?.close()
      setKeeper(undefined)
    }
  }, [store, owner, run, step])

  const state = useSyncExternalStore(
    (listener) => keeper?.subscribe(listener) ?? nothing,
    () => keeper?.state(),
  )
  if (keeper === undefined || state === undefined) return undefined
  return { keeper, state, offer: undefined, accept: nothing, decline: nothing }
}

type Place = { readonly owner: string; readonly run: string; readonly step: string }

async function begun(store: FormStore, { owner, run, step }: Place, signal: AbortSignal): Promise<DraftKeeper> {
  const [kept, used, draft] = await Promise.all([
    listLocal(owner),
    inUse(),
    // Without the server the form is there all the same, with what this browser kept.
    onServer(run, step, signal).catch(nothing),
  ])
  if (draft) store.setContent(draft.content)
  const keeper = new DraftKeeper(store, { owner, run, step, draft })
  const own = kept.find(({ key, dirty, files }) => !used.has(key) && (dirty || files.length > 0))
  if (own && !signal.aborted) keeper.resume(own)
  return keeper
}

async function onServer(run: string, step: string, signal: AbortSignal): Promise<DraftView | undefined> {
  const drafts = await call<readonly DraftSummary[]>('/drafts', { signal })
  const own = drafts.find((draft) => draft.run === run && draft.step === step)
  return own && (await call<DraftView>(`/drafts/${own.id}`, { signal }))
}
