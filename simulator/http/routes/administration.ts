/** Accounts, certificates, clock, selectivity (contract, Machine API). */
import { z } from 'zod'
import type { ChannelRule } from '#customs/selectivity/channel-rule.ts'
import { listAccounts, openAccount, setRights } from '../../acts/accounts.ts'
import { issueCertificate, REVOCATION_REASONS, revokeCertificate } from '../../acts/certificates.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { forceChannel, readClock, setChannelRules, setClock } from '../../acts/settings.ts'
import type { IssuedCertificate } from '../../ports.ts'
import { type Route, route } from '../route.ts'

const UserId = z.string().length(8)
const Account = z.object({
  userId: UserId,
  unit: z.string(),
  terminalId: z.string(),
  barred: z.boolean(),
  denied: z.array(z.string()),
  certificate: z.string(),
})
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
/** Where headers, rates and lists can go along: from the first rates of the 2014 interface on, in years of four digits. */
const ClockInstant = Instant.refine((now) => now >= Date.UTC(2014, 0, 1) && now < Date.UTC(2100, 0, 1), {
  error: 'chỉ nhận từ 2014-01-01 đến 2099-12-31 (only 2014-01-01 to 2099-12-31)',
})
const Channel = z.union([z.literal(1), z.literal(2), z.literal(3)])
const Day = z.string().regex(/^\d{8}$/, 'yyyymmdd')
/** customs/selectivity/channel-rule: conditions left out always fit. */
const Rule = z.strictObject({
  id: z.string().min(1).max(40),
  channel: Channel,
  validFrom: Day.default('00000000'),
  validTo: Day.default('99991231'),
  direction: z.enum(['import', 'export']).optional(),
  kinds: z.array(z.string().regex(/^[A-Z0-9]{3}$/, 'mã loại hình 3 ký tự (three characters)')).optional(),
  hs: z.array(z.string().regex(/^\d{2,8}$/, '2 đến 8 chữ số (2 to 8 digits)')).optional(),
  origins: z.array(z.string().regex(/^[A-Z]{2}$/, 'mã nước 2 chữ cái (two letters)')).optional(),
  compliance: z.array(z.number().int().min(1).max(5)).optional(),
  share: z.number().min(0).max(100).optional(),
  seed: z.string().max(40).optional(),
})
const Selectivity = z.object({ all: Channel.nullable(), users: z.record(z.string(), Channel), rules: z.array(Rule) })
const Clock = z.object({ now: z.string(), frozen: z.boolean() })

/** `issued`: certificates of all worlds, for there is one CA and one CRL. */
export const administrationRoutes = (
  officeIn: OfficeIn,
  issued: () => ReadonlyMap<string, IssuedCertificate>,
): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/accounts',
    summary: { vi: 'Mở tài khoản khai báo cho một đơn vị', en: 'Open a wire account for a unit' },
    body: z.object({ unit: z.string().min(1).max(10) }),
    status: 201,
    answer: z.object({ userId: UserId, password: z.string(), terminalId: z.string(), accessKey: z.string() }),
    handle: ({ body, caller }) => openAccount(officeIn(caller.world), body.unit),
  }),
  route({
    method: 'get',
    path: '/api/v1/accounts',
    summary: { vi: 'Các tài khoản khai báo', en: 'The wire accounts' },
    answer: z.object({ accounts: z.array(Account) }),
    handle: ({ caller }) => done({ accounts: listAccounts(officeIn(caller.world)) }),
  }),
  route({
    method: 'put',
    path: '/api/v1/accounts/:userId',
    summary: {
      vi: 'Cấm tài khoản, hoặc không cho gọi một số nghiệp vụ',
      en: 'Bar an account, or deny it some procedures',
    },
    params: z.object({ userId: UserId }),
    body: z.strictObject({ barred: z.boolean().optional(), denied: z.array(z.string().max(5)).max(130).optional() }),
    answer: Account,
    handle: ({ params, body, caller }) => setRights(officeIn(caller.world), params.userId, body),
  }),
  route({
    method: 'post',
    path: '/api/v1/certificates',
    summary: {
      vi: 'Cấp chứng thư số đào tạo và gắn với tài khoản',
      en: 'Issue a training certificate, bound to an account',
    },
    body: z.object({
      userId: UserId,
      csr: z.string().max(20_000),
      notBefore: Instant.optional(),
      notAfter: Instant.optional(),
    }),
    status: 201,
    answer: z.object({ certificate: z.string(), serial: z.string() }),
    handle: ({ body: { userId, csr, notBefore, notAfter }, caller }) =>
      issueCertificate(officeIn(caller.world), {
        userId,
        csr,
        ...(notBefore === undefined ? {} : { notBefore }),
        ...(notAfter === undefined ? {} : { notAfter }),
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/certificates/:serial/revoke',
    summary: { vi: 'Thu hồi chứng thư số', en: 'Revoke a certificate' },
    params: z.object({ serial: z.string().regex(/^[0-9a-f]{1,64}$/, 'số sê-ri, hệ 16, chữ thường (lower-case hex)') }),
    body: z.object({ reason: z.enum(REVOCATION_REASONS).default('unspecified') }),
    answer: z.object({ serial: z.string(), revokedAt: z.string(), reason: z.string() }),
    handle: ({ params, body, caller }) => revokeCertificate(officeIn(caller.world), params.serial, body.reason),
  }),
  route({
    method: 'get',
    path: '/api/v1/ca',
    summary: { vi: 'Chứng thư của CA đào tạo', en: 'Certificates of the training CA' },
    who: 'public',
    answer: z.object({ issuing: z.string(), root: z.string() }),
    handle: ({ caller }) => done(officeIn(caller.world).authority.chain),
  }),
  route({
    method: 'get',
    path: '/api/v1/ca/crl',
    summary: { vi: 'Danh sách chứng thư bị thu hồi (CRL, DER)', en: 'Certificate revocation list (DER)' },
    who: 'public',
    handle: ({ caller }) => {
      const office = officeIn(caller.world)
      return done({
        contentType: 'application/pkix-crl',
        fileName: 'issuing-ca.crl',
        bytes: office.authority.crl(issued().values(), office.clock.real()),
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/clock',
    summary: { vi: 'Giờ hệ thống của môi trường chạy thử', en: "The sandbox's clock" },
    who: 'public',
    answer: Clock,
    handle: ({ caller }) => done(readClock(officeIn(caller.world))),
  }),
  route({
    method: 'put',
    path: '/api/v1/clock',
    summary: {
      vi: 'Đặt giờ hệ thống; now = null trở về giờ thật',
      en: 'Set the clock; now = null returns to real time',
    },
    body: z.object({ now: ClockInstant.nullable(), frozen: z.boolean().default(false) }),
    answer: Clock,
    handle: async ({ body, caller }) => done(await setClock(officeIn(caller.world), body)),
  }),
  route({
    method: 'put',
    path: '/api/v1/selectivity',
    summary: { vi: 'Ép luồng cho một tài khoản hoặc cho tất cả', en: 'Force the channel of an account, or of all' },
    body: z.object({ userId: UserId.optional(), channel: Channel.nullable() }),
    answer: Selectivity,
    handle: ({ body: { userId, channel }, caller }) =>
      forceChannel(officeIn(caller.world), userId === undefined ? { channel } : { userId, channel }),
  }),
  route({
    method: 'put',
    path: '/api/v1/selectivity/rules',
    summary: {
      vi: 'Đặt tiêu chí phân luồng; tiêu chí phù hợp đầu tiên quyết định',
      en: 'Set the criteria of selectivity; the first that fits decides',
    },
    body: z.object({ rules: z.array(Rule).max(200) }),
    answer: Selectivity,
    handle: async ({ body, caller }) =>
      done(await setChannelRules(officeIn(caller.world), body.rules as readonly ChannelRule[])),
  }),
]
