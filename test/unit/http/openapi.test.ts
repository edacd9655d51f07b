import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { done } from '../../../simulator/acts/problem.ts'
import { openApiDocument } from '../../../simulator/http/openapi.ts'
import { isFile, route } from '../../../simulator/http/route.ts'

const sample = route({
  method: 'post',
  path: '/api/v1/things/:id/parts/:part',
  summary: { vi: 'Việc', en: 'Thing' },
  params: z.object({ id: z.string(), part: z.string() }),
  body: z.object({ name: z.string() }),
  status: 201,
  answer: z.object({ ok: z.boolean() }),
  handle: () => done({ ok: true }),
})

describe('contract, GET /api/openapi.json: made from the route table', () => {
  const document = openApiDocument([sample], '1.2.3')

  it('path parameters, body, status and answer are those of the route', () => {
    const operation = document.paths?.['/api/v1/things/{id}/parts/{part}']?.post
    expect(operation?.parameters?.map((parameter) => ('name' in parameter ? parameter.name : ''))).toEqual([
      'id',
      'part',
    ])
    expect(operation?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { required: ['name'] } } },
    })
    expect(Object.keys(operation?.responses ?? {})).toEqual(['201', 'default'])
    expect(operation?.summary).toBe('Việc / Thing')
    expect(operation?.security).toEqual([{ adminKey: [] }])
  })

  it('the version is the program’s, and the terminal endpoint stands beside the routes', () => {
    expect(document.info.version).toBe('1.2.3')
    expect(Object.keys(document.paths ?? {})).toEqual(['/vnaccs', '/api/v1/things/{id}/parts/{part}'])
  })

  it('a public route wants no key', () => {
    const open = openApiDocument([route({ ...sample, who: 'public' })], '1')
    expect(open.paths?.['/api/v1/things/{id}/parts/{part}']?.post?.security).toBeUndefined()
  })
})

describe('http: a file is told from JSON by its bytes', () => {
  it('bytes make a file, anything else does not', () => {
    expect(isFile({ contentType: 'x', bytes: new Uint8Array() })).toBe(true)
    for (const value of [null, undefined, 'x', {}, { bytes: 5 }, { bytes: 'abc' }, []])
      expect(isFile(value)).toBe(false)
  })
})
