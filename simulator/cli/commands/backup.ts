import { join, resolve } from 'node:path'
import { type Config, readConfig } from '../../config.ts'
import { openJournal } from '../../journal/journal.ts'
import { backup } from '../../store/backup.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { restore } from '../../store/restore.ts'
import { openDataDirectory } from '../../system/data-directory.ts'
import { type Command, DONE, print, printJson } from '../command.ts'

/** What belongs to a sandbox besides its database: keys, tokens, the demo log-ins. */
const OWN_FILES = ['admin.key', 'seal.key', 'ca.json', 'demo.json', 'agent.json', 'tokens']

const open = (config: Config): Promise<Database> =>
  openDatabase({
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    file: join(config.dataDir, 'sandbox.db'),
  })

export const backupCommand: Command = {
  name: 'backup',
  vi: 'Sao lưu dữ liệu, khóa và token vào một tệp; bộ mô phỏng cứ chạy.',
  en: 'Backs up data, keys and tokens into one file while the simulator runs.',
  usage: 'backup [<tệp.vnbak>]',
  options: {},
  about: { '<tệp.vnbak>': 'tệp sao lưu; mặc định trong DATA_DIR/backups / the file' },
  takes: [0, 1],
  async run(call) {
    const config = readConfig()
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    const file = resolve(call.positionals[0] ?? join(config.dataDir, 'backups', `vnaccs-${stamp}.vnbak`))
    const database = await open(config)
    try {
      const manifest = await backup(database, { file, dataDir: config.dataDir, paths: OWN_FILES })
      if (call.json) printJson({ file, ...manifest })
      else print(`Đã sao lưu vào ${file}. (Backed up.)`)
      return DONE
    } finally {
      await database.close()
    }
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  vi: 'Khôi phục bản sao lưu vào DATA_DIR trống; chuỗi băm của nhật ký được kiểm tra lại.',
  en: 'Restores a backup into an empty DATA_DIR; the hash chain of the journal is checked again.',
  usage: 'restore <tệp.vnbak>',
  options: {},
  about: { '<tệp.vnbak>': 'tệp do "vnaccs backup" làm ra / a file made by backup' },
  takes: [1, 1],
  async run(call) {
    const config = readConfig()
    openDataDirectory(config.dataDir)
    const database = await open(config)
    try {
      const { verify } = openJournal(database)
      const manifest = await restore(database, {
        file: resolve(call.positionals[0] ?? ''),
        dataDir: config.dataDir,
        verify,
      })
      if (call.json) printJson(manifest)
      else print(`Đã khôi phục vào ${config.dataDir}; nhật ký nguyên vẹn. (Restored; the journal is whole.)`)
      return DONE
    } finally {
      await database.close()
    }
  },
}
