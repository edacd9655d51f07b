import type { Verdict, VerdictStep } from '#training/journal-row.ts'
import type { Account, Examined } from '../ports.ts'
import type { Authorities, Authority } from './authorities.ts'
import type { RevocationAnswer } from './revocation.ts'
import { failed, moment, passed, type Sentence } from './sentences.ts'

export interface JudgeHouse {
  readonly authorities: Authorities
  readonly revocation: (serial: string, issuerFingerprint: string, receivedAt: number) => RevocationAnswer
}

/**
 * The whole verdict, in the order structure, integrity, chain, validity, revocation, usage, binding; the first failure
 * ends it. What the gateway refuses (E134, E135) never reaches the binding (A0034, A0035, A0036).
 *
 * @param receivedAt real time of receipt, epoch ms
 */
export function judge(
  house: JudgeHouse,
  examined: Examined,
  account: Account | undefined,
  receivedAt: number,
): Verdict {
  const facts = {
    ...(examined.signer && { signer: examined.signer }),
    ...(examined.algorithm !== undefined && { algorithm: examined.algorithm }),
  }
  // Usage needs no clock, so it was examined early; in the verdict it stands behind validity and revocation.
  const before = examined.steps.filter((each) => each.step !== 'usage')
  const usage = examined.steps.filter((each) => each.step === 'usage')
  const steps: VerdictStep[] = [...before]
  const verdict = (code: Verdict['code']): Verdict => ({ ok: code === '', steps, code, ...facts })

  const issuer = house.authorities.get(examined.issuerFingerprint ?? '')
  const { signer } = examined
  if (examined.gateway === 'E135' || before.some((each) => !each.ok) || !signer || !issuer) {
    return verdict(examined.gateway === 'E135' ? 'E135' : 'E134')
  }
  for (const timed of [validity(signer, issuer, receivedAt), notRevoked(house, signer, issuer, receivedAt), ...usage]) {
    steps.push(timed)
    if (!timed.ok) return verdict('E134')
  }
  const { step, code } = binding(signer, issuer, account, house.authorities)
  steps.push(step)
  return verdict(code)
}

type Signer = NonNullable<Examined['signer']>

/** Both ends of the validity belong to it; certificates count in whole seconds. */
function validity(signer: Signer, issuer: Authority, receivedAt: number): VerdictStep {
  const second = Math.floor(receivedAt / 1000) * 1000
  const period = { notBefore: Date.parse(signer.notBefore), notAfter: Date.parse(signer.notAfter) }
  const whose = { vi: `Chứng thư số ${signer.serial}`, en: `Certificate ${signer.serial}` }
  const problem = outside(whose, period, second)
  if (problem !== undefined) return failed('validity', problem)
  for (const above of issuer.path) {
    const name = {
      vi: `Chứng thư số của cơ quan chứng thực «${above.subjectText}»`,
      en: `The certificate of the authority "${above.subjectText}"`,
    }
    const expired = outside(name, above, second)
    if (expired !== undefined) return failed('validity', expired)
  }
  return passed('validity', {
    vi: `Chứng thư số có hiệu lực từ ${moment(period.notBefore)} đến ${moment(period.notAfter)} (giờ Việt Nam)`,
    en: `The certificate is valid from ${signer.notBefore} to ${signer.notAfter}`,
  })
}

function outside(
  whose: Sentence,
  period: { readonly notBefore: number; readonly notAfter: number },
  second: number,
): Sentence | undefined {
  const iso = (at: number): string => new Date(at).toISOString()
  if (second < period.notBefore) {
    return {
      vi: `${whose.vi} chưa có hiệu lực: nhận lúc ${moment(second)}, hiệu lực từ ${moment(period.notBefore)} (giờ Việt Nam)`,
      en: `${whose.en} is not yet valid: received at ${iso(second)}, valid from ${iso(period.notBefore)}`,
    }
  }
  if (second > period.notAfter) {
    return {
      vi: `${whose.vi} đã hết hạn: nhận lúc ${moment(second)}, hiệu lực đến ${moment(period.notAfter)} (giờ Việt Nam)`,
      en: `${whose.en} has expired: received at ${iso(second)}, valid until ${iso(period.notAfter)}`,
    }
  }
  return undefined
}

/**
 * The signer's certificate must be known to be good. For the authorities above it the list itself is the operator's
 * word: they are refused when known to be revoked, not when nobody can tell.
 */
function notRevoked(house: JudgeHouse, signer: Signer, issuer: Authority, receivedAt: number): VerdictStep {
  const answer = house.revocation(signer.serial, issuer.certificate.fingerprint, receivedAt)
  if (answer === 'unknown') {
    return failed('revocation', {
      vi: `Không có danh sách thu hồi (CRL) của «${signer.issuer}» để kiểm tra chứng thư số ${signer.serial}`,
      en: `There is no revocation list of "${signer.issuer}" to check certificate ${signer.serial} against`,
    })
  }
  if (answer === 'stale') {
    return failed('revocation', {
      vi: `Danh sách thu hồi (CRL) của «${signer.issuer}» đã quá hạn cập nhật, chưa thể tin chứng thư số ${signer.serial}`,
      en: `The revocation list of "${signer.issuer}" is past its next update, certificate ${signer.serial} cannot be trusted`,
    })
  }
  if (answer !== 'good') {
    const reason = answer.reason === '' ? '' : ` (${answer.reason})`
    return failed('revocation', {
      vi: `Chứng thư số ${signer.serial} đã bị thu hồi lúc ${moment(answer.at)} giờ Việt Nam${reason}`,
      en: `Certificate ${signer.serial} was revoked at ${new Date(answer.at).toISOString()}${reason}`,
    })
  }
  for (const [i, above] of issuer.path.entries()) {
    const parent = issuer.path[i + 1]
    const found = parent && house.revocation(above.serial, parent.fingerprint, receivedAt)
    if (typeof found === 'object') {
      return failed('revocation', {
        vi: `Chứng thư số của cơ quan chứng thực «${above.subjectText}» đã bị thu hồi lúc ${moment(found.at)} giờ Việt Nam`,
        en: `The certificate of the authority "${above.subjectText}" was revoked at ${new Date(found.at).toISOString()}`,
      })
    }
  }
  return passed('revocation', {
    vi: `Chứng thư số ${signer.serial} không bị thu hồi tại thời điểm nhận`,
    en: `Certificate ${signer.serial} was not revoked at the time of receipt`,
  })
}

/** The certificate must be the one bound to the account in the header (protocol 2, A0034, A0035, A0036). */
function binding(
  signer: Signer,
  issuer: Authority,
  account: Account | undefined,
  authorities: Authorities,
): { readonly step: VerdictStep; readonly code: Verdict['code'] } {
  const bound = account?.certificate
  if (account === undefined || bound === undefined) {
    const why =
      account === undefined
        ? {
            vi: 'Không rõ tài khoản khai báo nên không thể đối chiếu chứng thư số',
            en: 'The account is not known, so there is nothing to compare the certificate with',
          }
        : {
            vi: `Tài khoản ${account.userId} chưa đăng ký chứng thư số nào; hãy đăng ký trước khi ký`,
            en: `No certificate is registered for account ${account.userId}; register one before signing`,
          }
    return { step: failed('binding', why), code: 'A0034' }
  }
  if (bound.issuerFingerprint !== issuer.certificate.fingerprint) {
    const registered = authorities.get(bound.issuerFingerprint)?.certificate.subjectText ?? bound.issuerFingerprint
    return {
      step: failed('binding', {
        vi: `Cơ quan cấp «${signer.issuer}» khác cơ quan cấp đã đăng ký của tài khoản ${account.userId}: «${registered}»`,
        en: `The issuer "${signer.issuer}" is not the one registered for account ${account.userId}: "${registered}"`,
      }),
      code: 'A0035',
    }
  }
  // Two certificates of one issuer never share a serial; should they, the fingerprint still tells them apart.
  if (bound.serial !== signer.serial || bound.fingerprint !== signer.fingerprint) {
    return {
      step: failed('binding', {
        vi: `Chứng thư số ${signer.serial} không phải chứng thư đã đăng ký của tài khoản ${account.userId} (${bound.serial})`,
        en: `Certificate ${signer.serial} is not the one registered for account ${account.userId} (${bound.serial})`,
      }),
      code: 'A0036',
    }
  }
  return {
    step: passed('binding', {
      vi: `Chứng thư số ${signer.serial} đúng là chứng thư đã đăng ký của tài khoản ${account.userId}`,
      en: `Certificate ${signer.serial} is the one registered for account ${account.userId}`,
    }),
    code: '',
  }
}
