/** LibreOffice as the second opinion: a document that it converts was read without repair. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

async function works(command: string, ...options: string[]): Promise<boolean> {
  return run(command, options, { timeout: 60_000 }).then(
    () => true,
    () => false,
  )
}

/** '' when both programs are here, else the line that says what is missing. */
export async function missingOffice(): Promise<string> {
  if (!(await works('soffice', '--version')))
    return 'BỎ QUA / SKIPPED: soffice (LibreOffice) is not installed: apt-get install libreoffice'
  if (!(await works('pdftotext', '-v')))
    return 'BỎ QUA / SKIPPED: pdftotext is not installed: apt-get install poppler-utils'
  return ''
}

export interface Printed {
  readonly pages: readonly string[]
  readonly pageSize: string
  readonly fonts: string
}

/** Converts to PDF with a profile of its own and reads it back, page by page. */
export async function print(bytes: Uint8Array, name: string): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-documents-'))
  try {
    const source = join(folder, name)
    const pdf = source.replace(/\.\w+$/, '.pdf')
    writeFileSync(source, bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, source], {
      timeout: 120_000,
    })
    const { stdout: text } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-'])
    const { stdout: info } = await run('pdfinfo', [pdf])
    const { stdout: fonts } = await run('pdffonts', [pdf])
    const pages = text.normalize('NFC').split('\f').slice(0, -1)
    return { pages, pageSize: /Page size:\s+(.*)/.exec(info)?.[1] ?? '', fonts }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
