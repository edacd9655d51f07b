/** A PDF as poppler reads it back: the second opinion. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why a PDF cannot be read here, '' when it can. */
export const popplerMissing = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return ''
  } catch {
    return 'BỎ QUA / SKIPPED: pdftotext is not installed: apt-get install poppler-utils'
  }
})()
if (popplerMissing) console.warn(popplerMissing)

interface Read {
  readonly pages: readonly string[]
  readonly info: string
  readonly fonts: string
}

export function readPdf(pdf: Uint8Array): Read {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-print-'))
  try {
    const file = join(folder, 'print.pdf')
    writeFileSync(file, pdf)
    const run = (command: string, ...options: string[]) => execFileSync(command, options).toString().normalize('NFC')
    const pages = run('pdftotext', '-layout', '-enc', 'UTF-8', file, '-').split('\f').slice(0, -1)
    return { pages, info: run('pdfinfo', file), fonts: run('pdffonts', file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
