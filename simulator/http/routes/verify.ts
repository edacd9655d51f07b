/** The signature verdict of any message (contract, `vnaccs verify`). */
import { z } from 'zod'
import type { OfficeIn } from '../../acts/office.ts'
import { verifySignature } from '../../acts/verify-signature.ts'
import type { Trust } from '../../ports.ts'
import { type Route, route } from '../route.ts'

export const verifyRoutes = (officeIn: OfficeIn, trust: Trust): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/verify',
    summary: { vi: 'Phán quyết chữ ký của một bản tin', en: 'The signature verdict of a message' },
    body: z.object({
      contentType: z.string().max(500),
      body: z.base64(),
      at: z.iso
        .datetime({ offset: true })
        .transform((text) => Date.parse(text))
        .optional(),
    }),
    answer: z.object({
      procedure: z.string(),
      userId: z.string(),
      verdict: z.object({ ok: z.boolean(), code: z.string() }).loose(),
    }),
    handle: ({ body: { contentType, body, at }, caller }) =>
      verifySignature(officeIn(caller.world), trust, {
        contentType,
        body: Buffer.from(body, 'base64'),
        ...(at === undefined ? {} : { at }),
      }),
  }),
]
