/** What forms are made from: procedures, layouts, result texts, the tables that customs works by. */
import { z } from 'zod'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { layoutView, listProcedures, resultTexts } from '../../acts/procedures.ts'
import type { PackedReference } from '../../acts/reference-files.ts'
import { type Route, route } from '../route.ts'

const Words = z.object({ vi: z.string(), en: z.string() })
const View = z.object({ code: z.string(), name: Words, group: z.string(), groupName: Words }).loose()
const params = z.object({ procedure: z.string().min(1).max(5) })

export const procedureRoutes = (officeIn: OfficeIn, reference: PackedReference): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/procedures',
    summary: { vi: 'Danh mục nghiệp vụ có biểu mẫu nhập', en: 'Procedures that have an entry form' },
    who: 'person',
    answer: z.array(View),
    handle: ({ caller }) => done(listProcedures(officeIn(caller.world))),
  }),
  route({
    method: 'get',
    path: '/api/v1/layouts/:procedure',
    summary: {
      vi: 'Khuôn dạng, bố cục biểu mẫu và nhãn của một nghiệp vụ',
      en: 'Layout, form plan and labels of a procedure',
    },
    who: 'person',
    params,
    answer: z.object({ procedure: View, labels: z.record(z.string(), z.string()) }).loose(),
    handle: ({ params: { procedure }, caller }) => layoutView(officeIn(caller.world), procedure),
  }),
  route({
    method: 'get',
    path: '/api/v1/results/:procedure',
    summary: { vi: 'Lời giải thích các mã kết quả của một nghiệp vụ', en: 'Texts of the result codes of a procedure' },
    who: 'person',
    params,
    answer: z.record(z.string(), z.object({ item: z.string(), text: Words, todo: Words })),
    handle: ({ params: { procedure }, caller }) => resultTexts(officeIn(caller.world), procedure),
  }),
  route({
    method: 'get',
    path: '/api/v1/reference',
    summary: {
      vi: 'Bảng mã, biểu thuế, tỷ giá, doanh nghiệp giả lập: nguyên văn các tệp CSV',
      en: 'Code lists, tariff, rates, simulated businesses: the CSV files as they are',
    },
    who: 'person',
    handle: () =>
      done({
        contentType: 'application/json; charset=utf-8',
        bytes: reference.json,
        gzip: reference.gzip,
        etag: reference.hash,
      }),
  }),
]
