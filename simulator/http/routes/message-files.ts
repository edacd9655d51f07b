/** Forms out of files and into files. */
import { z } from 'zod'
import { FILE_FORMATS, readMessageFile, writeMessageFile } from '../../acts/message-files.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { badField } from '../../acts/problem.ts'
import type { Workbooks } from '../../acts/workbooks.ts'
import { type Route, route } from '../route.ts'
import { storedContent } from '../stored-content.ts'

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

export const messageFileRoutes = (officeIn: OfficeIn, workbooks: Workbooks): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/message-files/read',
    summary: {
      vi: 'Đọc tệp EDI (cả bản đã ký), XML, JSON, XLSX thành nội dung biểu mẫu',
      en: 'Reads an EDI (signed too), XML, JSON or XLSX file into the content of a form',
    },
    who: 'person',
    body: z.object({
      name: z.string().max(255),
      /** Base64. */
      bytes: z.string(),
      procedure: z.string().max(5).default(''),
    }),
    answer: z.object({
      procedure: z.string(),
      content: storedContent,
      remarks: z.array(z.object({ vi: z.string(), en: z.string() })),
    }),
    handle: async ({ body, caller }) => {
      if (body.bytes.length % 4 !== 0 || !BASE64.test(body.bytes))
        return badField('bytes', 'Nội dung tệp phải ở dạng base64.', 'The file must come in base64.')
      const bytes = new Uint8Array(Buffer.from(body.bytes, 'base64'))
      return readMessageFile({ ...officeIn(caller.world), workbooks }, { ...body, bytes })
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/message-files/write',
    summary: {
      vi: 'Xuất nội dung biểu mẫu ra tệp EDI, XML, JSON hoặc XLSX',
      en: 'Writes the content of a form as an EDI, XML, JSON or XLSX file',
    },
    who: 'person',
    body: z.object({ procedure: z.string().min(1).max(5), content: storedContent, format: z.enum(FILE_FORMATS) }),
    handle: ({ body, caller }) => writeMessageFile({ ...officeIn(caller.world), workbooks }, body),
  }),
]
