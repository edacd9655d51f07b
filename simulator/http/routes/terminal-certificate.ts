/** A certificate for the account of one's own terminal: the agent made the key, the training CA issues (issue: enrolment). */
import { z } from 'zod'
import { issueCertificate } from '../../acts/certificates.ts'
import { ownAccount } from '../../acts/message-rights.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { conflict } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from './messages.ts'

const NO_ACCOUNT = conflict(
  'no-terminal',
  'Đầu cuối của bạn chưa có tài khoản khai báo. Vào Thiết lập, nhập tài khoản được cấp, rồi xin chứng thư.',
  'Your terminal has no wire account yet. Enter the one that you were given in Settings, then ask for a certificate.',
)

export const terminalCertificateRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/terminal/certificate',
    summary: {
      vi: 'Xin chứng thư cho tài khoản của đầu cuối mình; chứng thư trước đó thôi được gắn',
      en: "A certificate for one's own terminal account, in place of the one bound before",
    },
    who: 'person',
    body: z.object({ csr: z.string().min(1).max(20_000) }),
    status: 201,
    answer: z.object({ certificate: z.string(), serial: z.string() }),
    handle: async ({ body: { csr }, caller }) => {
      const office = officeIn(caller.world)
      const userId = caller.who ? await ownAccount(office, readerOf(caller)) : ''
      return userId === '' ? NO_ACCOUNT : issueCertificate(office, { userId, csr })
    },
  }),
]
