import { join } from 'node:path'
import { backup } from './backup.ts'
import type { Database } from './database.ts'
import { type Migration, migrate, migrations, refuseNewer, schemaVersion } from './migrate.ts'

/**
 * Brings the tables to this program's version before anything else looks at them. A newer database is refused; an older
 * one is backed up first, into `backups` beside the database.
 */
export async function prepare(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  const version = await schemaVersion(database.query)
  refuseNewer(version, steps.length)
  if (version === steps.length) return
  if (version > 0) {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    const file = join(database.backups, `before-version-${steps.length}-${stamp}.vnbak`)
    await backup(database, { file, dataDir: database.backups, paths: [] })
  }
  await migrate(database.query, database.engine, steps)
}
