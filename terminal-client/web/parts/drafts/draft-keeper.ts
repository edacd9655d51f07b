/**
 * Keeps a form while it is typed: in the browser at every pause, on the server every 20 s and when asked. Outside of
 * React, so that a page that goes away can still finish keeping.
 */
import type { DraftView, StoredContent } from '#api/terminal.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import type { FormStore } from '../message-form/form-store.ts'
import { dropLocal, keepLocal, type LocalDraft, occupy } from './local-drafts.ts'

const PAUSE = 500
const SERVER = 20_000

export interface DraftState {
  /** Draft on the server, '' before it was saved there. */
  readonly id: string
  readonly title: string
  /** Changed since the server last got it. */
  readonly dirty: boolean
  readonly saving: boolean
  /** Real epoch ms of the last saving on the server, 0 before. */
  readonly savedAt: number
  /** The last saving failed: the content is in this browser. */
  readonly error: unknown
  /** Another window saved meanwhile. */
  readonly theirs: DraftView | undefined
}

export interface Start {
  /** `login/world`. */
  readonly owner: string
  readonly run: string
  readonly step: string
  readonly draft: DraftView | undefined
}

/** 128 random bits; `randomUUID` is missing on plain http beyond this machine. */
const newLocal = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export class DraftKeeper {
  readonly #store: FormStore
  readonly #start: Start
  readonly #listeners = new Set<() => void>()
  #state: DraftState
  #version: number
  #local = newLocal()
  #release: () => void
  #pause: ReturnType<typeof setTimeout> | undefined
  #timer: ReturnType<typeof setInterval>
  #stop: () => void
  #running: Promise<void> | undefined
  #over = false

  constructor(store: FormStore, start: Start) {
    this.#store = store
    this.#start = start
    this.#version = start.draft?.version ?? 0
    this.#state = {
      id: start.draft?.id ?? '',
      title: start.draft?.title ?? '',
      dirty: false,
      saving: false,
      savedAt: start.draft?.updatedAt ?? 0,
      error: null,
      theirs: undefined,
    }
    this.#release = occupy(this.#key())
    // What an answer or a file handed over is nowhere else any more.
    const { items, groups } = store.getContent()
    if (start.draft === undefined && (Object.keys(items).length > 0 || groups.some(({ length }) => length > 0)))
      this.#changed()
    this.#stop = store.subscribe(() => this.#changed())
    this.#timer = setInterval(() => {
      if (this.#state.dirty && this.#state.theirs === undefined) void this.save()
    }, SERVER)
  }

  state = (): DraftState => this.#state
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  setTitle(title: string): void {
    this.#put({ title, dirty: true })
    this.#wait()
  }

  /** Goes on with what was kept in this browser. */
  resume(kept: LocalDraft): void {
    this.#release()
    void dropLocal(this.#key())
    this.#local = kept.local
    this.#release = occupy(this.#key())
    if (kept.draft !== '' && this.#state.id === '') {
      this.#version = kept.version
      this.#put({ id: kept.draft })
    }
    this.#put({ title: kept.title || this.#state.title, dirty: true })
    this.#store.setContent(kept.content)
    this.#store.setFiles(kept.files)
  }

  /** Saves on the server; one at a time, and what was typed meanwhile goes with the next. */
  async save(): Promise<void> {
    if (this.#over || this.#state.theirs) return
    if (this.#running) return this.#running
    this.#running = this.#send().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** The person has chosen out of both: that is saved over theirs. */
  async resolve(content: StoredContent): Promise<void> {
    const { theirs } = this.#state
    if (theirs === undefined) return
    this.#version = theirs.version
    this.#put({ theirs: undefined, dirty: true })
    this.#store.setContent(content)
    await this.save()
  }

  /** Sent, or thrown away: nothing is kept any longer. */
  async end(): Promise<void> {
    const { id } = this.#state
    this.#over = true
    clearTimeout(this.#pause)
    await this.#running
    await dropLocal(this.#key())
    if (id !== '') await call(`/drafts/${id}`, { method: 'DELETE' }).catch(() => undefined)
    this.#put({ id: '', dirty: false, savedAt: 0, theirs: undefined })
    this.#version = 0
    this.#over = false
  }

  /** The page goes away: what the server has not got is sent, and kept here in any case. */
  close(): void {
    this.#stop()
    clearInterval(this.#timer)
    clearTimeout(this.#pause)
    if (this.#state.dirty && !this.#over) {
      void this.#keep()
      void this.save().finally(() => this.#release())
    } else this.#release()
  }

  flush = (): void => {
    if (this.#pause === undefined) return
    clearTimeout(this.#pause)
    this.#pause = undefined
    void this.#keep()
  }

  #key(): string {
    return `${this.#start.owner}/${this.#local}`
  }

  #changed(): void {
    if (this.#over) return
    if (!this.#state.dirty) this.#put({ dirty: true })
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      void this.#keep()
    }, PAUSE)
  }

  async #keep(): Promise<void> {
    const { id, title, dirty } = this.#state
    await keepLocal({
      key: this.#key(),
      local: this.#local,
      procedure: this.#store.model.code,
      draft: id,
      version: this.#version,
      title,
      content: this.#store.getContent(),
      files: this.#store.files,
      changedAt: Date.now(),
      dirty,
    })
  }

  async #send(): Promise<void> {
    const content = this.#store.getContent()
    const { id, title } = this.#state
    const { run, step } = this.#start
    this.#put({ saving: true })
    try {
      const draft =
        id === ''
          ? await call<DraftView>('/drafts', {
              method: 'POST',
              body: { procedure: this.#store.model.code, title, run, step, content },
            })
          : await call<DraftView>(`/drafts/${id}`, { method: 'PUT', body: { version: this.#version, title, content } })
      this.#version = draft.version
      const dirty = this.#store.getContent() !== content || this.#state.title !== title
      this.#put({ id: draft.id, saving: false, savedAt: Date.now(), dirty, error: null })
      if (!dirty && this.#store.files.length === 0) await dropLocal(this.#key())
      else await this.#keep()
    } catch (error) {
      const theirs = error instanceof ApiProblem && error.code === 'draft-changed' ? currentOf(error) : undefined
      // Deleted or sent elsewhere: what was typed here becomes a draft of its own with the next saving.
      if (error instanceof ApiProblem && error.code === 'draft') this.#put({ id: '' })
      this.#put({ saving: false, error: theirs ? null : error, theirs })
      await this.#keep()
    }
  }

  #put(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function currentOf({ body }: ApiProblem): DraftView | undefined {
  return typeof body === 'object' && body !== null && 'current' in body ? (body.current as DraftView) : undefined
}
