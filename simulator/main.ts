/** The composition root: the only file that knows every room. Started by `npm start`, and by tests in their own process. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pino from 'pino'
import type { Classroom } from './acts/classroom.ts'
import type { Office } from './acts/office.ts'
import { packReference } from './acts/reference-files.ts'
import type { Schoolroom } from './acts/schoolroom.ts'
import { MAIN_WORLD, sessionOf } from './acts/sessions.ts'
import { openAuthority } from './authority.ts'
import type { Config } from './config.ts'
import { PROCEDURES as procedures } from './customs/procedures/registry.ts'
import { type DemoWorld, ensureMainWorld, prepareDemoWorld } from './demo-world.ts'
import { createMetrics } from './http/metrics.ts'
import { createApi } from './http/mount.ts'
import { documentationRoutes } from './http/openapi.ts'
import { administrationRoutes } from './http/routes/administration.ts'
import { assignmentRoutes } from './http/routes/assignment.ts'
import { classroomRoutes } from './http/routes/classroom.ts'
import { dataSetRoutes } from './http/routes/data-sets.ts'
import { declarationRoutes } from './http/routes/declarations.ts'
import { draftRoutes } from './http/routes/drafts.ts'
import { eventRoutes } from './http/routes/events.ts'
import { findRoutes } from './http/routes/find.ts'
import { healthRoutes } from './http/routes/health.ts'
import { journalRoutes } from './http/routes/journal.ts'
import { messageFileRoutes } from './http/routes/message-files.ts'
import { messageRoutes } from './http/routes/messages.ts'
import { mySessionRoutes } from './http/routes/my-sessions.ts'
import { peopleRoutes } from './http/routes/people.ts'
import { printRoutes } from './http/routes/print.ts'
import { procedureRoutes } from './http/routes/procedures.ts'
import { reportRoutes } from './http/routes/reports.ts'
import { runSignerRoutes } from './http/routes/run-signer.ts'
import { runRoutes } from './http/routes/runs.ts'
import { sessionRoutes } from './http/routes/session.ts'
import { startPageRoutes } from './http/routes/start-page.ts'
import { terminalCertificateRoutes } from './http/routes/terminal-certificate.ts'
import { verifyRoutes } from './http/routes/verify.ts'
import { workRoutes } from './http/routes/work.ts'
import { worldRoutes } from './http/routes/worlds.ts'
import { listen } from './http/server.ts'
import { terminalEndpoint } from './http/terminal-endpoint.ts'
import { webClient } from './http/web-client.ts'
import { journalFeed } from './journal/feed.ts'
import { openJournal } from './journal/journal.ts'
import { journalWriter } from './journal/record.ts'
import { loadCatalogue } from './library/load-catalogue.ts'
import { loadClassTemplates } from './library/load-class-templates.ts'
import { loadReference, loadReferenceTexts } from './library/load-reference.ts'
import { loadScenarios } from './library/load-scenarios.ts'
import { paperShelf } from './library/paper-shelf.ts'
import { programVersion } from './library/program-version.ts'
import { runData } from './library/run-data.ts'
import { brokenAnswer } from './pipeline/reply.ts'
import { isClosed } from './pipeline/world.ts'
import { type House, handle } from './pipeline.ts'
import type { Store, Stores } from './ports.ts'
import { certificateDocument } from './reports/certificate/pdf.ts'
import { fortnightReports } from './reports/fortnight/fortnight.ts'
import { openPrinter } from './reports/print/printer.ts'
import { workbooks } from './sheets/workbooks.ts'
import { openDatabase } from './store/database.ts'
import { openStores } from './store/store.ts'
import { waitingLists } from './store/waiting-list.ts'
import { adminKey, openDataDirectory } from './system/data-directory.ts'
import { machineClock, machineRandom, sha256 } from './system/machine.ts'
import { sealedBox } from './system/sealed-box.ts'
import { wirePasswords } from './system/wire-passwords.ts'
import { trainingEnroller } from './training-enroller.ts'
import { practiceEnroller, trainingToken } from './training-token.ts'
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
  const stores = await openStores(database, journalWriter)
  const store = stores.in(MAIN_WORLD)
  const journal = openJournal(database)
  const trust = createTrust({
    roots: [authority.chain.root],
    intermediates: [authority.chain.issuing],
    revoked: createIssuedRevocation(() => stores.certificates(), authority.fingerprint),
    sha1: config.allowSha1,
    findCertificate: createIssuedFinder(() => stores.certificates()),
  })
  const storeFor = storeOfAccounts(stores)
  const house: House = { catalogue, reference, procedures, trust, store, storeFor, clock, passwords, digest: sha256 }
  const enroller = trainingEnroller(config, (err) => log.warn({ err }, 'the training token was not enrolled'))
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
    ...(enroller ? { enroller } : {}),
  }
  await ensureMainWorld(office)
  const officeIn = (world: string): Office =>
    world === MAIN_WORLD ? office : { ...office, world, store: stores.in(world) }
  const scenarios = loadScenarios()
  const dataOf = runData(reference)
  const roomIn = (world: string): Schoolroom => ({ ...officeIn(world), journal, scenarios, dataOf })
  const templates = loadClassTemplates(scenarios)
  const classroomIn = (world: string): Classroom => ({ ...roomIn(world), templates })
  const token = trainingToken(config)
  const waiting = waitingLists(database)
  const printer = openPrinter((err) => log.error({ err }, 'the PDF thread broke'))
  const messageRoomIn = (world: string) => ({ ...officeIn(world), journal, waiting, printer })
  const packed = packReference(loadReferenceTexts(), { digest: sha256, gzip: (bytes) => gzipSync(bytes, { level: 9 }) })
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
    ...administrationRoutes(officeIn, () => stores.certificates()),
    ...declarationRoutes(officeIn, journal),
    ...assignmentRoutes(officeIn),
    ...journalRoutes(journal),
    ...procedureRoutes(officeIn, packed),
    ...draftRoutes(officeIn),
    ...messageFileRoutes(officeIn, workbooks),
    ...dataSetRoutes(officeIn, paperShelf(reference)),
    ...messageRoutes(messageRoomIn),
    ...printRoutes(messageRoomIn),
    ...terminalCertificateRoutes(officeIn),
    ...mySessionRoutes(officeIn),
    ...worldRoutes(classroomIn),
    ...classroomRoutes({
      roomIn: classroomIn,
      feed,
      writeGradebook: async (gradebook) => (await import('./reports/gradebook/xlsx.ts')).gradebookXlsx(gradebook),
      printCertificates: (certificates) => printer.press.make(certificateDocument(certificates)),
    }),
    ...runRoutes(roomIn),
    ...runSignerRoutes((world) => ({ ...roomIn(world), ...(token ? { practiceHere: practiceEnroller(token) } : {}) })),
    ...workRoutes((world) => ({ ...roomIn(world), waiting })),
    ...findRoutes(roomIn),
    ...verifyRoutes(officeIn, trust),
    ...reportRoutes((world) =>
      fortnightReports({ office: officeIn(world), journal, scenarios, catalogue, press: printer.press, world }),
    ),
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
        sessionOf: async (token, used) => {
          await stores.refresh()
          return sessionOf(office, token, used)
        },
        hasWorld: async (world) => {
          await stores.refresh()
          return (await store.records.find('worlds', world)) !== undefined
        },
        isClosed: (world) => isClosed(stores.in(world).realm()),
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
    await enroller?.close()
    await printer.close()
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

/** Finds the store of a wire account; one that nobody here knows may have been opened by another process just now. */
function storeOfAccounts(stores: Stores): (userId: string) => Promise<Store> | Store {
  const known = (userId: string): Store | undefined => {
    const world = stores.worldOf(userId)
    return world === undefined ? undefined : stores.in(world)
  }
  const lookedUp = async (userId: string): Promise<Store> => {
    await stores.refresh()
    return known(userId) ?? stores.in(MAIN_WORLD)
  }
  return (userId) => known(userId) ?? lookedUp(userId)
}
