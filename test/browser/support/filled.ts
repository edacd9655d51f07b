/** A world in which something happened: declarations, messages, runs, a draft, a class; so that no page is looked at empty. */
import { vnaccs } from '../../support/process.ts'
import { logIn } from '../../support/web-person.ts'
import type { Site } from './site.ts'

export interface Filled {
  /** Of a declaration that went through the red channel to clearance. */
  readonly declaration: string
  /** Journal number of the answer to its IDC, and of its permit. */
  readonly answer: number
  readonly report: number
  /** Opened by congchuc, not begun. */
  readonly run: string
  /** Of congchuc, a whole IDA of twelve lines. */
  readonly draft: string
  /** World of a class with one member. */
  readonly world: string
}

export async function fill(site: Site): Promise<Filled> {
  const { client, password } = site
  const played = await vnaccs(site.environment, 'replay', 'a11-red')
  if (played.code !== 0) throw new Error(played.out + played.err)
  const officer = await logIn(client, 'congchuc', password)
  const trainer = await logIn(client, 'giangvien', password)
  const made = async (
    who: typeof officer,
    path: string,
    body: unknown,
    status = 201,
  ): Promise<Record<string, string>> => {
    const reply = await who.api('POST', `/api/v1${path}`, body)
    if (reply.status !== status) throw new Error(`${path}: ${reply.text}`)
    return reply.json
  }
  const run = await made(officer, '/runs', { scenario: 'a11-red', official: false, mode: 'alone' })
  const content = await made(officer, '/data-sets/fill', { procedure: 'IDA', kind: 'A11', lines: 12 }, 200)
  const draft = await made(officer, '/drafts', {
    procedure: 'IDA',
    title: 'Lô hàng thứ hai',
    run: '',
    step: '',
    content,
  })
  const world = await made(trainer, '/worlds', { template: 'first-steps', title: 'Lớp sáng thứ hai' })
  const { joinCode } = (await trainer.api('GET', `/api/v1/worlds/${world.id}`)).json
  await made(officer, '/worlds/join', { code: joinCode }, 200)

  const { rows } = (await client.api('GET', '/api/v1/journal?limit=1000')).json
  const last = (wanted: (row: Record<string, unknown>) => boolean): Record<string, unknown> => {
    const row = rows.filter(wanted).at(-1)
    if (row === undefined) throw new Error('the replay left no such row')
    return row
  }
  const answer = last((row) => row.kind === 'answer' && row.procedure === 'IDC')
  const report = last((row) => row.kind === 'report' && String(row.outputs).includes('VAD2AG'))
  return {
    declaration: String(answer.declarationNo),
    answer: Number(answer.seq),
    report: Number(report.seq),
    run: run.id ?? '',
    draft: draft.id ?? '',
    world: world.id ?? '',
  }
}
