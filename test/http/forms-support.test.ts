import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { referenceFrom } from '#customs/reference/reference-texts.ts'
import { toForm } from '#protocol/edi/form.ts'
import { judgeStored } from '#protocol/edi/stored-content.ts'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../simulator/library/load-reference.ts'
import { type Member, member, send, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
const catalogue = loadCatalogue()
let mai: WebPerson
let unit: Member

beforeAll(async () => {
  mai = await webPerson(bench.client, ['business'])
  unit = await member(bench.client)
})

describe('issue 3: what forms are made from', () => {
  it('issue 3: a form for every procedure with an entry layout, each with group, labels and plan', async () => {
    const list = JSON.parse((await mai.api('GET', '/api/v1/procedures')).text) as { code: string; group: string }[]
    expect(list.length).toBeGreaterThanOrEqual(113)
    expect(list.map(({ code }) => code)).not.toContain('#REP1')
    for (const { code, group } of list) {
      expect(group).not.toBe('')
      const { status, json } = await mai.api('GET', `/api/v1/layouts/${code}`)
      expect(status, code).toBe(200)
      const items = json.plan.sections.flatMap((section: { items: unknown[] }) => section.items)
      expect(items, code).toHaveLength(json.procedure.items)
      expect(Object.keys(json.labels), code).toHaveLength(json.procedure.items)
    }
  })

  it('issue 3: the tables of the reference, gzipped, told unchanged by their hash, and the same that the server checks by', async () => {
    const first = await mai.api('GET', '/api/v1/reference', undefined, { 'Accept-Encoding': 'gzip' })
    expect(first.status).toBe(200)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await mai.api('GET', '/api/v1/reference', undefined, {
      'If-None-Match': etag,
      'Cache-Control': 'max-age=0',
    })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    const { files, hash } = JSON.parse(first.text) as { files: Record<string, string>; hash: string }
    expect(`"${hash}"`).toBe(etag)
    const [theirs, own] = [referenceFrom((path) => files[path] ?? ''), loadReference()]
    for (const list of ['offices', 'locations-foreign', 'import-kinds'] as const)
      expect(theirs.codes(list)).toEqual(own.codes(list))
    expect(theirs.tariff('84713020', '20260721')).toEqual(own.tariff('84713020', '20260721'))
    expect(theirs.business('9900000009')).toEqual(own.business('9900000009'))
  })

  it('issue 3: callers without gzip get the same text', async () => {
    const plain = await mai.api('GET', '/api/v1/reference', undefined, { 'Accept-Encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(JSON.parse(plain.text).files['codes/offices.csv']).toContain('02CI')
  })

  it('issue 3: texts of a procedure’s result codes, with those that any procedure answers', async () => {
    const { json } = await mai.api('GET', '/api/v1/results/IDA')
    expect(json.S0055.text.vi).toContain('ICB')
    expect(json.E0001.todo.vi).not.toBe('')
    expect((await mai.api('GET', '/api/v1/results/XX')).status).toBe(404)
  })
})

describe('issue 3: fill from a data set with a seed', () => {
  const fill = (body: unknown) => mai.api('POST', '/api/v1/data-sets/fill', body)

  it('issue 3: the same seed fills the same, another seed something else, and the centre accepts it', async () => {
    const wish = { procedure: 'IDA', kind: 'A11', lines: 5, seed: 7 }
    const [first, same, other] = await Promise.all([fill(wish), fill(wish), fill({ ...wish, seed: 8 })])
    expect(first.status).toBe(200)
    expect(first.json).toEqual(same.json)
    expect(first.json).not.toEqual(other.json)
    expect(first.json.groups[0]).toHaveLength(5)
    const layout = catalogue.layout('input', 'IDA')
    if (layout === undefined) throw new Error('IDA')
    const { content, findings } = judgeStored(layout, first.json)
    expect(findings).toEqual([])
    const answer = await send(bench.client, unit, 'IDA', toForm(layout, content))
    expect(answer.codes).toEqual(['00000'])
  })

  it('issue 3: every dossier and every kind on offer fills the form that it is offered for', async () => {
    const { json } = await mai.api('GET', '/api/v1/data-sets')
    expect(json.dossiers.length).toBeGreaterThan(10)
    for (const { id, procedure } of json.dossiers) expect((await fill({ procedure, dossier: id })).status, id).toBe(200)
    for (const { code, procedure } of json.kinds)
      expect([200, 422], code).toContain((await fill({ procedure, kind: code })).status)
    expect((await fill({ procedure: 'IDA', kind: 'E21' })).status).toBe(200)
    expect((await fill({ procedure: 'EDA', kind: 'B11' })).status).toBe(200)
  })

  it('issue 3: other forms take what they share with the papers, and nothing that they cannot hold', async () => {
    const { json } = await mai.api('GET', '/api/v1/data-sets')
    const shared = json.procedures.map(({ code }: { code: string }) => code)
    expect(shared).toEqual(expect.arrayContaining(['IDA', 'EDA', 'MIC', 'IDA01']))
    expect(shared).not.toContain('IDC')
    for (const { code, from } of json.procedures) {
      const kind = from.includes('IDA') ? 'A11' : 'B11'
      const filled = await fill({ procedure: code, kind })
      const layout = catalogue.layout('input', code)
      if (layout === undefined) throw new Error(code)
      expect(judgeStored(layout, filled.json).findings, code).toEqual([])
      expect(Object.keys(filled.json.items).length, code).toBeGreaterThan(0)
    }
  })

  it('brief: what cannot be filled says what to choose instead', async () => {
    for (const [body, status, text] of [
      [{ procedure: 'IDA', dossier: 'none' }, 422, /none/],
      [{ procedure: 'IDA', kind: 'B11' }, 422, /bộ dữ liệu khác/i],
      [{ procedure: 'IDA', kind: 'ZZZ' }, 422, /ZZZ/],
      [{ procedure: 'IDC', kind: 'A11' }, 422, /IDC/],
      [{ procedure: 'IDA', kind: 'A11', lines: 51 }, 400, /1 đến 50/],
      [{ procedure: 'IDA' }, 422, /loại hình/],
    ] as const) {
      const refused = await fill(body)
      expect([refused.status, refused.json.detail]).toEqual([status, expect.stringMatching(text)])
    }
  })
})

it('issue 3: the size of the tables on the wire is that of a picture', async () => {
  const { gzip, json } = await sizes()
  expect(gzip).toBeLessThan(350_000)
  expect(json).toBeGreaterThan(gzip)
})

async function sizes(): Promise<{ gzip: number; json: number }> {
  const url = new URL('/api/v1/reference', bench.client.url)
  const body = await new Promise<Buffer>((resolve, reject) => {
    const headers = { Authorization: `Bearer ${bench.client.key}`, 'Accept-Encoding': 'gzip' }
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
  return { gzip: body.length, json: gunzipSync(body).length }
}
