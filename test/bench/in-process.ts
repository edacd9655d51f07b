/** The pipeline without HTTP, in this process: its speed, and what each step of it costs by itself. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccount } from '../../simulator/acts/accounts.ts'
import { issueCertificate } from '../../simulator/acts/certificates.ts'
import type { Office } from '../../simulator/acts/office.ts'
import { openAuthority } from '../../simulator/authority.ts'
import { PROCEDURES as procedures } from '../../simulator/customs/procedures/registry.ts'
import { journalWriter } from '../../simulator/journal/record.ts'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../simulator/library/load-reference.ts'
import type { Delivery } from '../../simulator/pipeline/receive.ts'
import { type House, handle } from '../../simulator/pipeline.ts'
import { openDatabase } from '../../simulator/store/database.ts'
import { openStore } from '../../simulator/store/store.ts'
import { machineClock as clock, machineRandom as random, sha256 } from '../../simulator/system/machine.ts'
import { sealedBox } from '../../simulator/system/sealed-box.ts'
import { wirePasswords } from '../../simulator/system/wire-passwords.ts'
import { createIssuedFinder } from '../../simulator/trust/issued-finder.ts'
import { createTrust } from '../../simulator/trust/trust.ts'
import { discard } from './server-process.ts'
import { idaForm, newKey, type Signer, signedIda } from './signed-messages.ts'

export interface Indoors {
  readonly house: House
  /** So many signed IDA with `lines` lines, as they come off the wire. */
  make(count: number, lines: number): readonly Delivery[]
  close(): Promise<void>
}

/** The rooms of `main.ts` without the port, on a new folder. */
export async function openIndoors(): Promise<Indoors> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vnaccs-indoors-'))
  const catalogue = loadCatalogue()
  const reference = loadReference()
  const passwords = wirePasswords()
  const authority = openAuthority(dataDir, clock.real())
  const database = await openDatabase({ file: join(dataDir, 'sandbox.db') })
  const store = await openStore(database, journalWriter)
  const trust = createTrust({
    roots: [authority.chain.root],
    intermediates: [authority.chain.issuing],
    revoked: (serial) => (store.realm().certificates.has(serial) ? 'good' : 'unknown'),
    sha1: false,
    findCertificate: createIssuedFinder(() => store.realm().certificates),
  })
  const office: Office = {
    world: 'main',
    box: sealedBox(dataDir),
    digest: sha256,
    store,
    clock,
    random,
    passwords,
    authority,
    reference,
    catalogue,
    procedures,
  }
  const signer = await enrolled(office)
  const house: House = { catalogue, reference, procedures, trust, store, clock, passwords, digest: sha256 }
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  return {
    house,
    make(count, lines) {
      const form = idaForm(lines, today)
      return Array.from({ length: count }, () => {
        const { body, contentType } = signedIda(catalogue, signer, form)
        return { body, contentType, receivedAt: clock.real(), startedAt: clock.elapsed() }
      })
    },
    async close() {
      await store.close()
      await database.close()
      discard(dataDir)
    },
  }
}

async function enrolled(office: Office): Promise<Signer> {
  const opened = await openAccount(office, '02CI')
  if (!opened.ok) throw new Error(opened.problem.detail.en)
  const account = opened.value
  const { key, csr } = newKey()
  const issued = await issueCertificate(office, { userId: account.userId, csr })
  if (!issued.ok) throw new Error(issued.problem.detail.en)
  return { account, key, certificate: issued.value.certificate }
}

/** Messages a second through the whole pipeline, `callers` at a time. */
export async function pourIndoors(house: House, deliveries: readonly Delivery[], callers: number): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let one = deliveries[next++]; one; one = deliveries[next++]) {
        const { body } = await handle(house, one)
        if (new TextDecoder('latin1').decode(body.subarray(400, 415)) !== '00000-0000-0000')
          throw new Error('a message was refused')
      }
    }),
  )
  return (deliveries.length * 1000) / (performance.now() - began)
}
