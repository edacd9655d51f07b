/** F8: checks what is typed by the centre's own code, which is fetched when it is first asked for. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { DeclarationView } from '#api/declarations.ts'
import type { Finding, ReferenceFiles, ResultTexts } from '#api/terminal.ts'
import { parseResult } from '#protocol/edi/result-line.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { call } from '../../lib/api.ts'
import { clockAt } from '../../lib/clock.ts'
import { useSession } from '../../lib/session.ts'
import type { FormStore } from './form-store.ts'
import type { CheckOutcome, Registered } from './local-check.ts'
import { referenceQuery, shelfOf } from './reference-shelf.ts'
import { explainFinding } from './result-words.ts'

const CORRECTIONS = ['IDA01', 'EDA01']

const textsQuery = (procedure: string) => ({
  queryKey: ['results', procedure] as const,
  queryFn: () => call<ResultTexts>(`/results/${encodeURIComponent(procedure)}`),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What a correction corrects, when its number is entered and it is one's own; the same layout serves both forms. */
async function registeredFor(client: QueryClient, store: FormStore): Promise<Registered | undefined> {
  const number = store.getContent().items[1] ?? ''
  if (!CORRECTIONS.includes(store.model.code) || !/^\d{12}$/.test(number)) return undefined
  const queryKey = ['declaration', number] as const
  const read = () => call<DeclarationView>(`/declarations/${number}`)
  // Without it the check says that it went no further than the form.
  const view = await client.fetchQuery({ queryKey, queryFn: read, retry: false }).catch(() => undefined)
  return view?.declaredAt ? { content: view.content, declaredAt: Date.parse(view.declaredAt) } : undefined
}

export interface LocalCheck {
  readonly busy: boolean
  /** The last outcome; undefined before the first check, and after the content was put aside. */
  readonly outcome: CheckOutcome | undefined
  /** Why the last check could not be made in full. */
  readonly error: unknown
  run(): Promise<CheckOutcome | undefined>
  reset(): void
  /** Result codes of an answer (`R1088-BPR -0003`) as findings for the form. */
  explain(codes: readonly string[]): Promise<readonly Finding[]>
}

export function useLocalCheck(store: FormStore | undefined): LocalCheck {
  const { clock, terminalUserId, person } = useSession()
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<CheckOutcome>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)

  const run = async (): Promise<CheckOutcome | undefined> => {
    if (store === undefined) return undefined
    const own = ++turn.current
    setBusy(true)
    setError(null)
    try {
      const { code } = store.model
      const [{ checkLocally }, texts, files] = await Promise.all([
        import('./local-check.ts'),
        client.fetchQuery(textsQuery(code)),
        client.fetchQuery<ReferenceFiles>(referenceQuery),
      ])
      const registered = await registeredFor(client, store)
      const now = clockAt(clock, Date.now())
      const made = checkLocally({
        model: store.model,
        content: store.getContent(),
        texts,
        reference: shelfOf(files, vietnamDay(now)).reference(),
        now,
        sender: { userId: terminalUserId, unit: person.unit },
        registered,
      })
      if (own === turn.current) setOutcome(made)
      return made
    } catch (cause) {
      if (own === turn.current) setError(cause)
      return undefined
    } finally {
      if (own === turn.current) setBusy(false)
    }
  }
  const reset = useCallback(() => setOutcome(undefined), [])
  const explain = async (codes: readonly string[]): Promise<readonly Finding[]> => {
    if (store === undefined) return []
    // Without the texts the codes still lead to their fields.
    const texts = await client.fetchQuery(textsQuery(store.model.code)).catch((): ResultTexts => ({}))
    return codes.flatMap((code) => {
      const result = parseResult(code)
      return result && result.code !== '00000' ? [explainFinding(store.model, store.getContent(), texts, result)] : []
    })
  }
  return { busy, outcome, error, run, reset, explain }
}
