import { describe, expect, it } from 'vitest'
import { simulator } from '../support/simulator.ts'

const bench = simulator()
const report = (query: string) => bench.client.api('GET', `/api/v1/reports/fortnight?${query}`)

describe('contract, GET /api/v1/reports/fortnight', () => {
  it('T056 json, csv, xlsx, docx, pdf of an office, each with its type and file name', async () => {
    const types = {
      json: /^application\/json/,
      csv: /^text\/csv/,
      xlsx: /spreadsheetml\.sheet$/,
      docx: /wordprocessingml\.document$/,
      pdf: /^application\/pdf$/,
    }
    for (const [format, type] of Object.entries(types)) {
      const reply = await report(`unit=02CI&period=2026-08-05&format=${format}`)
      expect(reply.status, reply.text).toBe(200)
      expect(reply.headers.get('content-type')).toMatch(type)
      expect(reply.headers.get('content-disposition')).toContain(`02CI-2026-08-05.${format}`)
      expect(reply.bytes.length).toBeGreaterThan(100)
    }
  })

  it('json is the default and says which unit it is of', async () => {
    expect((await report('unit=02CI&period=2026-08-05')).json).toMatchObject({
      report: 'fortnight',
      unit: { code: '02CI' },
    })
  })

  it('400 a period that is neither a 05 nor a 20, a format that is none; 422 a unit or month that is none', async () => {
    const tried = {
      'unit=02CI&period=2026-08-06': 400,
      'unit=02CI': 400,
      'period=2026-08-05': 400,
      'unit=02CI&period=2026-08-05&format=exe': 400,
      'unit=XX&period=2026-08-05': 422,
      'unit=02CI&period=2026-13-05': 422,
    }
    for (const [query, status] of Object.entries(tried)) {
      const reply = await report(query)
      expect(reply.status, query).toBe(status)
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(reply.json.errors.length).toBeGreaterThan(0)
    }
  })
})
