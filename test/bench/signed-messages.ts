/** Signed messages for the benchmark: an account of the training world, its software key, and as many IDA as wanted. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Form } from '#protocol/edi/content.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import { writeMessage } from '#protocol/edi/message.ts'
import { EDI_TYPE, entityOf, type Written, writeSigned } from '#protocol/envelope/write-envelope.ts'
import { vietnamStamp } from '#protocol/vietnam-time.ts'
import { generateDossier } from '../../fixtures/generator/generate-dossier.ts'
import { loadMaterials } from '../../fixtures/generator/load-materials.ts'
import { loadReference } from '../../simulator/library/load-reference.ts'
import { signDetached } from '../../simulator/trust/sign-detached.ts'
import { certificationRequest } from '../../terminal-client/agent/certification-request.ts'

export interface Signer {
  readonly account: { readonly userId: string; readonly password: string; readonly terminalId: string }
  readonly key: KeyObject
  readonly certificate: string
}

/** A key and the request for its certificate. */
export function newKey(): { readonly key: KeyObject; readonly csr: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const csr = certificationRequest({ commonName: 'BENCH' }, publicKey, (bytes) => sign('sha256', bytes, privateKey))
  return { key: privateKey, csr }
}

export function idaForm(lines: number, today: string): Form {
  const request = { seed: 7, kind: 'A11', lines, office: '02CI', today, options: { longNames: true } }
  return generateDossier(request, loadMaterials(loadReference())).form
}

let counter = 0

/** One IDA, signed anew: every message has its own carry-over id, as a terminal's has. */
export function signedIda(catalogue: Catalogue, signer: Signer, form: Form): Written {
  const layout = catalogue.layout('input', 'IDA')
  if (layout === undefined) throw new Error('no layout IDA')
  const { userId, password, terminalId } = signer.account
  const carry = `${terminalId}${vietnamStamp(Date.now())}${String(++counter % 1_000_000).padStart(6, '0')}`
  const header = { control: 'SS', procedure: 'IDA', user: userId, password, terminal: terminalId, carry }
  const items = encodeItems(layout, fromForm(layout, form))
  const entity = entityOf(writeMessage({ ...header, division: '001', end: 'E', system: '1' }, items), EDI_TYPE)
  const cms = signDetached(entity, signer.key, signer.certificate, { signingTime: Date.now() })
  return writeSigned(entity, cms, 'sha-256', `----bench${randomBytes(12).toString('hex')}`)
}
