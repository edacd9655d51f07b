/** What is wrong with a form, at hand for every field; a finding whose field was changed since waits for the next check. */
import type { Finding } from '#api/terminal.ts'
import type { FormModel } from './form-model.ts'

type Listener = () => void

export interface Noted extends Finding {
  /** The field was changed after the finding was made. */
  readonly changed: boolean
}

const NONE: readonly Noted[] = []

export class FindingsBoard {
  #list: readonly Noted[] = NONE
  #byCell = new Map<string, readonly Noted[]>()
  readonly #all = new Set<Listener>()
  readonly #cells = new Map<string, Set<Listener>>()

  list = (): readonly Noted[] => this.#list

  /** Open findings of a field; the same array until they change. */
  at = (no: number, line: number): readonly Noted[] => this.#byCell.get(`${no}/${line}`) ?? NONE

  put(findings: readonly Finding[]): void {
    this.#list = findings.map((finding) => ({ ...finding, changed: false }))
    this.#renew()
  }

  clear(): void {
    if (this.#list.length > 0) this.put([])
  }

  /** A field was typed into. */
  touch(no: number, line: number): void {
    if (!this.#byCell.has(`${no}/${line}`)) return
    this.#list = this.#list.map((one) => (one.no === no && one.line === line ? { ...one, changed: true } : one))
    this.#renew()
  }

  /** Rows of a group went elsewhere: which line a finding is about is no longer sure. */
  moved(group: number, model: FormModel): void {
    if (!this.#list.some(({ line }) => line > 0)) return
    this.#list = this.#list.map((one) =>
      one.line > 0 && model.byNo.get(one.no)?.group === group ? { ...one, changed: true } : one,
    )
    this.#renew()
  }

  subscribe = (listener: Listener): (() => void) => {
    this.#all.add(listener)
    return () => void this.#all.delete(listener)
  }

  subscribeCell = (no: number, line: number, listener: Listener): (() => void) => {
    const key = `${no}/${line}`
    const own = this.#cells.get(key) ?? new Set()
    this.#cells.set(key, own)
    own.add(listener)
    return () => {
      own.delete(listener)
      if (own.size === 0) this.#cells.delete(key)
    }
  }

  #renew(): void {
    const before = this.#byCell
    const now = new Map<string, Noted[]>()
    for (const one of this.#list) {
      if (one.changed) continue
      const key = `${one.no}/${one.line}`
      now.set(key, [...(now.get(key) ?? []), one])
    }
    this.#byCell = now
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      for (const listener of this.#cells.get(key) ?? []) listener()
    }
    for (const listener of this.#all) listener()
  }
}
