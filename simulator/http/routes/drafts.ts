/** Drafts of a person in the world that they work in. */
import { z } from 'zod'
import { addDraft, listDrafts, readDraft, removeDraft, saveDraft } from '../../acts/drafts.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'
import { storedContent } from '../stored-content.ts'
import { withPerson } from '../with-person.ts'

const params = z.object({ id: z.string().min(1).max(60) })
const title = z.string().trim().max(200).default('')
const place = z.string().max(60).default('')
const Summary = z.object({
  id: z.string(),
  procedure: z.string(),
  title: z.string(),
  run: z.string(),
  step: z.string(),
  version: z.number(),
  updatedAt: z.number(),
})
const View = Summary.extend({ content: storedContent })

export const draftRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/drafts',
    summary: { vi: 'Bản nháp của tôi', en: 'My drafts' },
    who: 'person',
    answer: z.array(Summary),
    handle: ({ caller }) =>
      withPerson(caller, async ({ person }) => done(await listDrafts(officeIn(caller.world), person.login))),
  }),
  route({
    method: 'post',
    path: '/api/v1/drafts',
    summary: { vi: 'Lưu một bản nháp mới', en: 'Keep a new draft' },
    who: 'person',
    body: z.object({ procedure: z.string().min(1).max(5), title, run: place, step: place, content: storedContent }),
    status: 201,
    answer: View,
    handle: ({ body, caller }) =>
      withPerson(caller, ({ person }) => addDraft(officeIn(caller.world), person.login, body)),
  }),
  route({
    method: 'get',
    path: '/api/v1/drafts/:id',
    summary: { vi: 'Đọc một bản nháp', en: 'Read a draft' },
    who: 'person',
    params,
    answer: View,
    handle: ({ params: { id }, caller }) =>
      withPerson(caller, ({ person }) => readDraft(officeIn(caller.world), person.login, id)),
  }),
  route({
    method: 'put',
    path: '/api/v1/drafts/:id',
    summary: {
      vi: 'Lưu tiếp một bản nháp; 409 kèm bản hiện tại khi nơi khác đã lưu',
      en: 'Save a draft; 409 with the current one when it was saved elsewhere',
    },
    who: 'person',
    params,
    body: z.object({ version: z.int().min(1), title, content: storedContent }),
    answer: View,
    handle: ({ params: { id }, body, caller }) =>
      withPerson(caller, ({ person }) => saveDraft(officeIn(caller.world), person.login, id, body)),
  }),
  route({
    method: 'delete',
    path: '/api/v1/drafts/:id',
    summary: { vi: 'Xóa một bản nháp', en: 'Delete a draft' },
    who: 'person',
    params,
    status: 204,
    handle: ({ params: { id }, caller }) =>
      withPerson(caller, ({ person }) => removeDraft(officeIn(caller.world), person.login, id)),
  }),
]
