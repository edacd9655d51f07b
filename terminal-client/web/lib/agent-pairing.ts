/**
 * Where this browser keeps its pairing with the agent: IndexedDB of this origin. The token only lets the page ask; what
 * is signed the person decides in the agent's own window with the PIN. It is no log-in and nothing of the server's.
 */
const STORE = 'pairings'

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('vnaccs-agent', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function act<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } finally {
    database.close()
  }
}

/** In a window that forbids IndexedDB the pairing lasts as long as the page. */
const fallback = new Map<string, string>()

export async function keptToken(agentUrl: string): Promise<string | undefined> {
  const kept = await act<unknown>('readonly', (store) => store.get(agentUrl)).catch(() => fallback.get(agentUrl))
  return typeof kept === 'string' ? kept : undefined
}

export async function keepToken(agentUrl: string, token: string | undefined): Promise<void> {
  if (token === undefined) fallback.delete(agentUrl)
  else fallback.set(agentUrl, token)
  const kept =
    token === undefined
      ? act('readwrite', (store) => store.delete(agentUrl))
      : act('readwrite', (store) => store.put(token, agentUrl))
  await kept.catch(() => undefined)
}
