import { expect, it } from 'vitest'
import { simulator } from '../../support/simulator.ts'

const bench = simulator()

/** A body sent as `text/html` was shown as a page of the simulator's own origin to whoever opened it. */
it('contract, GET /journal/{seq}/raw: the original Content-Type, but to be saved, never shown', async () => {
  const script = '<script src="/api/v1/journal/1/raw"></script>'
  const { rows: before } = (await bench.client.api('GET', '/api/v1/journal/verify')).json
  await bench.client.post(new TextEncoder().encode(script), 'text/html')
  const { headers, text } = await bench.client.api('GET', `/api/v1/journal/${before + 1}/raw`)
  expect(headers.get('content-type')).toBe('text/html')
  expect(headers.get('content-disposition')).toMatch(/^attachment/)
  expect(text).toBe(script)
})
