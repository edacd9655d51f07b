/** Simulated papers to fill a form with. */
import { z } from 'zod'
import { fillForm, listDataSets, type PaperShelf } from '../../acts/data-sets.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'
import { storedContent } from '../stored-content.ts'

/** Papers for a script, which belongs to no unit, are those of the office of the demo world. */
const ANY_UNIT = '02CI'

export const dataSetRoutes = (officeIn: OfficeIn, papers: PaperShelf): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/data-sets',
    summary: {
      vi: 'Bộ hồ sơ soạn sẵn và loại hình sinh được dữ liệu',
      en: 'Dossiers, and kinds that papers can be made for',
    },
    who: 'person',
    answer: z.object({ dossiers: z.array(z.object({ id: z.string() }).loose()) }).loose(),
    handle: ({ caller }) => done(listDataSets({ ...officeIn(caller.world), papers })),
  }),
  route({
    method: 'post',
    path: '/api/v1/data-sets/fill',
    summary: { vi: 'Nội dung biểu mẫu từ một bộ dữ liệu', en: 'The content of a form from a data set' },
    who: 'person',
    body: z.object({
      procedure: z.string().min(1).max(5),
      dossier: z.string().max(60).optional(),
      kind: z.string().max(3).optional(),
      lines: z.int().min(1, 'từ 1 đến 50 dòng (1 to 50)').max(50, 'từ 1 đến 50 dòng (1 to 50)').default(3),
      seed: z.int().min(0).max(999_999_999).default(1),
    }),
    answer: storedContent,
    handle: ({ body, caller }) =>
      fillForm({ ...officeIn(caller.world), papers }, caller.who?.person.unit ?? ANY_UNIT, body),
  }),
]
