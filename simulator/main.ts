/** The composition root: the only file that knows every room. Started by `npm start`, and by tests in their own process. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Office } from './acts/office.ts'
import type { Schoolroom } from './acts/runs.ts'
import { MAIN_WORLD, sessionOf } from './acts/sessions.ts'
import { openAuthority } from './authority.ts'
import type { Config } from './config.ts'
import { PROCEDURES as procedures } from './customs/procedures/registry.ts'
import { type DemoWorld, ensureMainWorld, prepareDemoWorld } from './demo-world.ts'
import { createMetrics } from './http/metrics.ts'
import { createApi } from './http/mount.ts'
import { documentationRoutes } from './http/openapi.ts'
import { administrationRoutes } from './http/routes/administration.ts'
import { declarationRoutes } from './http/routes/declarations.ts'
import { eventRoutes } from './http/routes/events.ts'
import { healthRoutes } from './http/routes/health.ts'
import { journalRoutes } from './http/routes/journal.ts'
import { peopleRoutes } from './http/routes/people.ts'
import { reportRoutes } from './http/routes/reports.ts'
import { runRoutes } from './http/routes/runs.ts'
import { sessionRoutes } from './http/routes/session.ts'
import { startPageRoutes } from './http/routes/start-page.ts'
import { verifyRoutes } from './http/routes/verify.ts'
import { listen } from './http/server.ts'
import { terminalEndpoint } from './http/terminal-endpoint.ts'
import { webClient } from './http/web-client.ts'
import { journalFeed } from './journal/feed.ts'
import { openJournal } from './journal/journal.ts'
import { journalWriter } from './journal/record.ts'
import { loadCatalogue } from './library/load-catalogue.ts'
import { loadReference } from './library/load-reference.ts'
import { loadScenarios } from './library/load-scenarios.ts'
import { programVersion } from './library/program-version.ts'
import { brokenAnswer } from './pipeline/reply.ts'
import { type House, handle } from './pipeline.ts'
import { fortnightReports } from './reports/fortnight/fortnight.ts'
import { openDatabase } from './store/database.ts'
import { openStore } from './store/store.ts'
import { adminKey, openDataDirectory } from './system/data-directory.ts'
import { machineClock, machineRandom, sha256 } from './system/machine.ts'
import { sealedBox } from './system/sealed-box.ts'
import { wirePasswords } from './system/wire-passwords.ts'
import { createIssuedFinder, createIssuedRevocation } from './trust/issued-finder.ts'
import { createTrust } from './trust/trust.ts'

export interface Running {
  readonly url: string
  readonly office: Office
  readonly adminKey: string
  readonly demo: DemoWorld
  /** True when the web terminal is served. */
  readonly pages: boolean
  /** Lets work under way finish, then closes everything. */
  stop(): Promise<void>
}

export async function start(config: Config): Promise<Running> {
  openDataDirectory(config.dataDir)
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }))
  const catalogue = loadCatalogue()
  const reference = loadReference()
  const clock = machineClock
  const passwords = wirePasswords()
  const authority = openAuthority(config.dataDir, clock.real())
  const database = await openDatabase({
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    file: join(config.dataDir, 'sandbox.db'),
  })
  mkdirSync(join(config.dataDir, 'backups'), { recursive: true, mode: 0o700 })
  const store = await openStore(database, journalWriter)
  const journal = openJournal(database)
  const trust = createTrust({
    roots: [authority.chain.root],
    intermediates: [authority.chain.issuing],
    revoked: createIssuedRevocation(() => store.realm().certificates, authority.fingerprint),
    sha1: config.allowSha1,
    findCertificate: createIssuedFinder(() => store.realm().certificates),
  })
  const house: House = { catalogue, reference, procedures, trust, store, clock, passwords, digest: sha256 }
  const office: Office = {
    world: MAIN_WORLD,
    store,
    clock,
    random: machineRandom,
    passwords,
    box: sealedBox(config.dataDir),
    digest: sha256,
    authority,
    reference,
    catalogue,
    procedures,
  }
  await ensureMainWorld(office)
  const officeIn = (_world: string): Office => office
  const scenarios = loadScenarios()
  const roomIn = (world: string): Schoolroom => ({ ...officeIn(world), journal, scenarios })
  const feed = journalFeed(journal)
  const metrics = createMetrics()
  const key = adminKey(config.dataDir)
  const demo = await prepareDemoWorld(office, config)
  const ready = async () => {
    await journal.rows({ limit: 1 })
    return true
  }
  const version = programVersion()
  const pages = webClient(config.webDir)
  const agentUrl = `http://127.0.0.1:${config.agentPort}`
  const routes = [
    ...(pages ? [] : startPageRoutes(version)),
    ...sessionRoutes(officeIn, agentUrl),
    ...peopleRoutes(officeIn),
    ...eventRoutes(officeIn, feed),
    ...healthRoutes({ ready: () => ready().catch(() => false), registry: metrics.registry }),
    ...administrationRoutes(officeIn),
    ...declarationRoutes(officeIn),
    ...journalRoutes(journal),
    ...runRoutes(roomIn),
    ...verifyRoutes(officeIn, trust),
    ...reportRoutes(fortnightReports({ office, journal, scenarios, catalogue })),
  ]
  const server = await listen({
    host: config.host,
    port: config.port,
    ...(config.tls ? { tls: config.tls } : {}),
    terminal: terminalEndpoint({
      handle: (delivery) => handle(house, delivery),
      broken: () => brokenAnswer(catalogue, clock.real()),
      clock,
      log,
      metrics,
    }),
    api: createApi({
      routes: [...routes, ...documentationRoutes(routes, version)],
      door: {
        adminKey: key,
        secure: config.tls !== undefined,
        sessionOf: (token) => sessionOf(office, token),
        hasWorld: async (world) => (await store.records.find('worlds', world)) !== undefined,
      },
      log,
      ...(pages ? { pages } : {}),
      agentOrigin: agentUrl,
    }),
  }).catch(async (error: unknown) => {
    await closeAll()
    throw error
  })
  async function closeAll(): Promise<void> {
    feed.close()
    await store.close()
    await database.close()
  }
  return {
    url: server.url,
    office,
    adminKey: key,
    demo,
    pages: pages !== undefined,
    async stop() {
      await server.close()
      await closeAll()
    },
  }
}
