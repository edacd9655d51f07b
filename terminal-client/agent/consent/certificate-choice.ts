import type { CertificateOption, Offer, Standing } from '../service/certificate-offers.ts'
import type { Sentence } from '../token-error.ts'
import { both, Html, html } from './html.ts'
import { readableTime } from './readable-time.ts'

/** With which certificate: the account's own is marked; any other is told for what it is, and wants an act of its own. */

export const STANDINGS: Readonly<Record<Standing, Sentence>> = {
  own: { vi: 'của tài khoản này', en: "this account's" },
  older: { vi: 'cũ hơn của tài khoản này', en: "this account's, older" },
  other: { vi: 'của tài khoản khác', en: "another account's" },
}

const WARNINGS: Readonly<Record<Exclude<Standing, 'own'>, (option: CertificateOption, account: string) => Sentence>> = {
  other: ({ certificate: { commonName } }, account) => ({
    vi: `Chứng thư này của tài khoản ${commonName}, không phải của ${account}. Hệ thống sẽ từ chối bản tin (A0034, A0035 hoặc A0036; E134 nếu chứng thư đã bị thu hồi).`,
    en: `This certificate is ${commonName}'s, not ${account}'s. The centre will refuse the message (A0034, A0035 or A0036; E134 if it was revoked).`,
  }),
  older: (_, account) => ({
    vi: `Chứng thư này cũ hơn chứng thư đang dùng của ${account}: có thể đã được thay hoặc bị thu hồi. Hệ thống sẽ từ chối bản tin nếu nó không còn đăng ký (A0036) hoặc đã bị thu hồi (E134).`,
    en: `This certificate is older than the one that ${account} uses: it may have been replaced or revoked. The centre will refuse the message if it is not registered any more (A0036) or was revoked (E134).`,
  }),
}

export interface CertificateChoiceView {
  readonly offers: readonly Offer[]
  /** Marked; undefined: the person has to choose. */
  readonly picked: CertificateOption | undefined
  readonly account: string
}

/** How many ways there are: a token whose certificates show only after its PIN is one. */
const waysOf = (offers: readonly Offer[]): number =>
  offers.reduce((sum, { options }) => sum + (options?.length ?? 1), 0)

export function certificateChoice({ offers, picked, account }: CertificateChoiceView): Html {
  const [only] = offers.filter(({ options }) => options?.length !== 0)
  if (only && waysOf(offers) === 1 && (only.options === undefined || picked?.standing === 'own')) return alone(only)
  const own = offers.flatMap(({ options = [] }) => options.filter(({ standing }) => standing === 'own'))
  const rest = waysOf(offers) - own.length
  // A training token holds the certificates of a whole class: they stand aside until somebody wants one of them.
  const aside = picked?.standing === 'own'
  return html`<fieldset class="certificates"><legend>${both({ vi: 'Ký bằng chứng thư', en: 'Sign with' })}</legend>
${own.map((option) => row(option, option === picked, account))}
${
  rest > 0 &&
  html`<details class="others"${!aside && new Html(' open')}><summary>${both({ vi: `Chứng thư khác (${rest})`, en: 'Other certificates' })}</summary>
${offers.map((offer) => held(offer, picked, account))}</details>`
}</fieldset>`
}

function held({ token, options }: Offer, picked: CertificateOption | undefined, account: string): Html {
  const others = options?.filter(({ standing }) => standing !== 'own')
  if (others?.length === 0) return html``
  return html`<p class="holder"><strong>${token.label}</strong> <span class="quiet">${token.maker}</span></p>
${others === undefined ? unknown(token.id) : others.map((option) => row(option, option === picked, account))}`
}

const fieldOf = (tokenId: string, serial: string): string => `${tokenId}/${serial}`

/** The pair out of the form's field. */
export function readChoice(
  value: string | null,
): { readonly tokenId: string; readonly serial: string | undefined } | undefined {
  const [tokenId = '', serial = ''] = (value ?? '').split('/')
  return tokenId === '' ? undefined : { tokenId, serial: serial || undefined }
}

function alone({ token, options = [] }: Offer): Html {
  const [option] = options
  const shown =
    option && ` · chứng thư …${option.certificate.serial.slice(-8)}, hạn ${day(option.certificate.notAfter)}`
  return html`<p class="token"><input type="hidden" name="certificate" value="${fieldOf(token.id, option?.certificate.serial ?? '')}"><span class="label">Token</span> <strong>${token.label}</strong> <span class="quiet">${token.maker}${shown}</span></p>`
}

function row(option: CertificateOption, marked: boolean, account: string): Html {
  const { tokenId, certificate, standing, unusable } = option
  const { commonName, serial, notAfter } = certificate
  const warned = standing !== 'own' && unusable === undefined
  return html`<label class="certificate"><input type="radio" name="certificate" value="${fieldOf(tokenId, serial)}" required${marked && new Html(' checked')}${unusable && new Html(' disabled')}${warned && new Html(` aria-describedby="warning-${serial}"`)}>
<span><code>${commonName}</code> <span class="standing" data-standing="${standing}">${both(STANDINGS[standing])}</span><br>
<span class="quiet">số <code>${serial}</code> · hạn ${day(notAfter)}</span>${unusable && html`<br><span class="quiet">${both(unusable)}</span>`}</span></label>
${warned && warning(option, account)}`
}

/** Shown while its certificate is marked; the box is the act that signing with it takes. */
function warning(option: CertificateOption, account: string): Html {
  const { certificate, standing } = option
  if (standing === 'own') return html``
  const text = WARNINGS[standing](option, account)
  return html`<div class="warning" id="warning-${certificate.serial}" role="alert"><p><span class="sign" aria-hidden="true">!</span> ${both(text)}</p>
<p class="check"><label><input type="checkbox" name="confirm" value="${certificate.serial}"> <span>${both({ vi: `Tôi biết và vẫn ký bằng chứng thư của ${certificate.commonName}, số …${certificate.serial.slice(-8)}.`, en: 'I know, and sign with it all the same.' })}</span></label></p></div>`
}

const unknown = (tokenId: string): Html =>
  html`<label class="certificate"><input type="radio" name="certificate" value="${fieldOf(tokenId, '')}" required> <span>${both({ vi: 'Chứng thư hiện ra sau khi nhập PIN.', en: 'Its certificate shows after the PIN.' })}</span></label>`

const day = (at: number): string => readableTime(at).slice(0, 10)
