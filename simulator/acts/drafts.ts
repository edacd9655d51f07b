/**
 * Messages begun and not sent yet (bản nháp): per person and world. Of two windows that save the same version the
 * second is told, and gets what the first one saved. No journal rows: a draft is nothing that happened.
 */
import type { DraftSummary, DraftView, StoredContent } from '../api/terminal.ts'
import type { Draft } from '../ports/records.ts'
import type { Office } from './office.ts'
import { conflict, type Done, done, refuse, unknown } from './problem.ts'
import { noProcedure } from './procedures.ts'

/** A person with more drafts than this has forgotten them; the oldest must go first. */
const MOST = 200

export interface DraftWish {
  readonly procedure: string
  readonly title: string
  readonly run: string
  readonly step: string
  readonly content: StoredContent
}

const summaryOf = ({ id, procedure, title, run, step, version, updatedAt }: Draft): DraftSummary => ({
  id,
  procedure,
  title,
  run,
  step,
  version,
  updatedAt,
})
const viewOf = (draft: Draft): DraftView => ({ ...summaryOf(draft), content: draft.content as StoredContent })

const noDraft = (id: string): Done<never> =>
  unknown(
    'draft',
    `Không có bản nháp "${id}": có thể đã gửi đi hoặc đã xóa ở cửa sổ khác.`,
    `There is no draft "${id}": it may have been sent or deleted in another window.`,
  )

/** Newest first. */
export async function listDrafts(office: Office, login: string): Promise<readonly DraftSummary[]> {
  const drafts = await office.store.records.list('drafts', { world: office.world, login })
  return drafts.map(summaryOf).sort((a, b) => b.updatedAt - a.updatedAt)
}

export async function readDraft(office: Office, login: string, id: string): Promise<Done<DraftView>> {
  const draft = await office.store.records.find('drafts', id)
  return draft !== undefined && isOwn(office, login, draft) ? done(viewOf(draft)) : noDraft(id)
}

const isOwn = (office: Office, login: string, draft: Draft): boolean =>
  draft.login === login && draft.world === office.world

export async function addDraft(office: Office, login: string, wish: DraftWish): Promise<Done<DraftView>> {
  if (office.catalogue.form(wish.procedure) === undefined) return noProcedure(wish.procedure)
  const kept = await office.store.records.list('drafts', { world: office.world, login })
  if (kept.length >= MOST)
    return conflict(
      'too-many-drafts',
      `Bạn đang giữ ${kept.length} bản nháp, không lưu thêm được. Xóa bớt bản cũ ở trang Đầu cuối rồi lưu lại.`,
      `You keep ${kept.length} drafts already. Delete old ones on the Terminal page, then save again.`,
    )
  const draft: Draft = {
    ...wish,
    id: office.random.token().slice(0, 16),
    login,
    world: office.world,
    version: 1,
    updatedAt: office.clock.real(),
  }
  await office.store.commit((tx) => tx.put('drafts', draft))
  return done(viewOf(draft))
}

export interface DraftChange {
  /** The version that the change was made on. */
  readonly version: number
  readonly title: string
  readonly content: StoredContent
}

/** 409 `draft-changed` carries the draft as it stands now. */
export function saveDraft(office: Office, login: string, id: string, change: DraftChange): Promise<Done<DraftView>> {
  return office.store.commit(async (tx) => {
    const draft = await tx.record('drafts', id)
    if (draft === undefined || !isOwn(office, login, draft)) return noDraft(id)
    if (draft.version !== change.version) return draftChanged(draft)
    const { title, content } = change
    const next = { ...draft, title, content, version: draft.version + 1, updatedAt: office.clock.real() }
    await tx.put('drafts', next)
    return done(viewOf(next))
  })
}

const draftChanged = (draft: Draft): Done<never> =>
  refuse({
    status: 409,
    name: 'draft-changed',
    title: { vi: 'Bản nháp đã thay đổi ở nơi khác', en: 'The draft was changed elsewhere' },
    detail: {
      vi: 'Một cửa sổ khác đã lưu bản nháp này sau lần lưu của bạn. Chọn giữ bản của bạn, bản kia, hoặc từng ô; chưa có gì bị mất.',
      en: 'Another window has saved this draft since. Keep yours, the other, or choose field by field; nothing is lost.',
    },
    more: { current: viewOf(draft) },
  })

export function removeDraft(office: Office, login: string, id: string): Promise<Done<null>> {
  return office.store.commit(async (tx) => {
    const draft = await tx.record('drafts', id)
    if (draft === undefined || !isOwn(office, login, draft)) return noDraft(id)
    await tx.remove('drafts', id)
    return done(null)
  })
}
