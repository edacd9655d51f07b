/** What the journal can know of readiness: accounts opened, certificates issued and revoked (T004 ff. are the unit's own). */
import type { JournalRow } from '#training/journal-row.ts'
import { counted } from './figure.ts'
import type { ReportingPeriod } from './period.ts'
import type { FortnightReport, Readiness } from './report.ts'
import type { ReportScope } from './scope.ts'

interface Act {
  readonly seq: number
  readonly at: number
}

export class ReadinessTally {
  readonly #scope: ReportScope
  readonly #period: ReportingPeriod
  /** User ids of the scope: an account tells its unit once, when it is opened. */
  readonly #users = new Set<string>()
  readonly #acts = { openAccount: [] as Act[], issueCertificate: [] as Act[], revokeCertificate: [] as Act[] }

  constructor(scope: ReportScope, period: ReportingPeriod) {
    this.#scope = scope
    this.#period = period
  }

  /** Feed it rows in order: an account is opened before it gets a certificate. */
  add({ procedure, userId, detail, at, seq }: JournalRow): void {
    const act = { seq, at: Date.parse(at) }
    if (procedure === 'openAccount') {
      if (typeof detail.unit !== 'string' || !this.#scope.units.has(detail.unit)) return
      this.#users.add(userId)
      this.#acts.openAccount.push(act)
    } else if (procedure === 'issueCertificate' || procedure === 'revokeCertificate') {
      if (this.#users.has(userId)) this.#acts[procedure].push(act)
    }
  }

  figures(): FortnightReport['readiness'] {
    const { from, to } = this.#period
    const readiness = (acts: readonly Act[]): Readiness => {
      const toDate = acts.filter(({ at }) => at < to)
      return {
        inPeriod: counted(toDate.filter(({ at }) => at >= from).map(({ seq }) => seq)),
        toDate: counted(toDate.map(({ seq }) => seq)),
      }
    }
    return {
      accountsOpened: readiness(this.#acts.openAccount),
      certificatesIssued: readiness(this.#acts.issueCertificate),
      certificatesRevoked: readiness(this.#acts.revokeCertificate),
    }
  }
}
