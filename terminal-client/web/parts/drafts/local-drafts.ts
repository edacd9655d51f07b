/**
 * What is being typed, kept in this browser at every pause (IndexedDB: forms of 800 lines, and chosen files, are too big
 * for localStorage). A browser that keeps nothing (private window) is no fault: the server keeps the draft too.
 */
import type { StoredContent } from '#api/terminal.ts'

export interface LocalDraft {
  /** `login/world/local`. */
  readonly key: string
  /** Tells two unsaved forms apart; one for each page. */
  readonly local: string
  readonly procedure: string
  /** Draft on the server, '' before it was saved there. */
  readonly draft: string
  readonly version: number
  readonly title: string
  readonly content: StoredContent
  readonly files: readonly File[]
  /** Real epoch ms of the last change. */
  readonly changedAt: number
  /** The server has not got it yet. */
  readonly dirty: boolean
}

const DATABASE = 'vnaccs-drafts'
const STORE = 'drafts'

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function ask<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const { transaction } = await database().then((db) => ({ transaction: db.transaction(STORE, mode) }))
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(STORE))
    // At once: a page that is being left has no time for another round.
    transaction.commit()
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

/** False when this browser does not keep it. */
export const keepLocal = (draft: LocalDraft): Promise<boolean> =>
  ask('readwrite', (store) => store.put(draft)).then(
    () => true,
    () => false,
  )

export const dropLocal = (key: string): Promise<void> =>
  ask('readwrite', (store) => store.delete(key)).then(
    () => undefined,
    () => undefined,
  )

/** Of a person in a world, newest first. */
export async function listLocal(owner: string): Promise<readonly LocalDraft[]> {
  const all = await ask<LocalDraft[]>('readonly', (store) =>
    store.getAll(IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`)),
  ).catch(() => [])
  return all.sort((a, b) => b.changedAt - a.changedAt)
}

const lockName = (key: string): string => `vnaccs-draft ${key}`

/** While the page is open, other pages see that the draft is in use. Call what comes back when it is not. */
export function occupy(key: string): () => void {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  // Without locks (plain http beyond this machine) every kept draft is offered.
  void navigator.locks?.request(lockName(key), () => held).catch(() => undefined)
  return release
}

export async function inUse(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {}
  return new Set(held.flatMap(({ name }) => (name?.startsWith('vnaccs-draft ') ? [name.slice(13)] : [])))
}
