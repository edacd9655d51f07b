/**
 * A backup (bản sao lưu, `.vnbak`) is one gzip file of JSON lines, the same for both engines:
 *
 *   {"vnaccs-backup":1,"schema":…,"made":…,"engine":…,"head":{"seq":…,"hash":…}}
 *   {"table":"journal","columns":["seq",…]}      then one array of values a row; bytes as {"base64":…}
 *   {"file":"keys/ca.key","mode":384,"base64":…}  a file of DATA_DIR
 *   {"end":{"lines":…,"sha256":…}}                SHA-256 over all lines before, each with its line feed
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { StoreError } from './store-error.ts'

export interface Manifest {
  /** Format of the file. */
  readonly 'vnaccs-backup': 1
  /** Version of the tables. */
  readonly schema: number
  /** Real time, RFC 3339 UTC. */
  readonly made: string
  readonly engine: string
  /** Head of the journal at that moment. */
  readonly head: { readonly seq: number; readonly hash: string }
}

export type Cell = string | number | null | { readonly base64: string }

export type Line =
  | Manifest
  | { readonly table: string; readonly columns: readonly string[] }
  | readonly Cell[]
  | { readonly file: string; readonly mode: number; readonly base64: string }
  | { readonly end: { readonly lines: number; readonly sha256: string } }

/** Lines as text, closed by the end line. */
export async function* closedLines(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  const sha = createHash('sha256')
  let count = 0
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    sha.update(text)
    count++
    yield text
  }
  yield `${JSON.stringify({ end: { lines: count, sha256: sha.digest('hex') } } satisfies Line)}\n`
}

/** Lines of a file, without the end line. StoreError `backup` when the file is damaged, cut off, or no backup. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file)
  const plain = createGunzip()
  source.on('error', (error) => plain.destroy(error))
  source.pipe(plain)
  const sha = createHash('sha256')
  let count = 0
  let ended = false
  try {
    for await (const text of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (ended) throw new Error('something stands behind the end line')
      const line = JSON.parse(text) as Line
      if (count === 0 && !('vnaccs-backup' in line)) throw new Error('the first line is no manifest')
      if ('end' in line) {
        ended = true
        if (line.end.lines !== count || line.end.sha256 !== sha.digest('hex')) throw new Error('the checksum differs')
      } else {
        sha.update(`${text}\n`)
        count++
        yield line
      }
    }
    if (!ended) throw new Error('the end line is missing')
  } catch (error) {
    throw error instanceof StoreError ? error : damaged(file, error)
  } finally {
    source.destroy()
    plain.destroy()
  }
}

const damaged = (file: string, cause: unknown) => {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    'backup',
    `Không đọc được bản sao lưu ${file}, tệp bị hỏng hoặc thiếu phần cuối (${detail}): hãy dùng bản sao lưu khác; chưa có gì bị thay đổi.`,
    `The backup ${file} cannot be read, it is damaged or cut off (${detail}): use another backup; nothing was changed.`,
    cause,
  )
}
