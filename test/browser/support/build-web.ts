/** Once for the whole run of the browser tests: the pages as `npm start` builds them, in a folder that nobody else clears. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built pages. */
    readonly webDir: string
  }
}

/** `WEB_DIR`: pages that were built before are taken instead. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { WEB_DIR } = process.env
  if (WEB_DIR) {
    project.provide('webDir', WEB_DIR)
    return () => undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-web-'))
  const { buildWeb } = await import(new URL('../../../simulator/setup/web.mjs', import.meta.url).href)
  await buildWeb(folder)
  project.provide('webDir', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
