/** The OpenAPI document and its page, made from the route table (contract, /api/openapi.json and /api/docs). */
import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { done } from '../acts/problem.ts'
import { type Route, route } from './route.ts'

extendZodWithOpenApi(z)

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

/** The document; `routes` without the two that serve it. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const registry = new OpenAPIRegistry()
  const bearer = registry.registerComponent('securitySchemes', 'adminKey', { type: 'http', scheme: 'bearer' })
  const cookie = registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'vnaccs-session-8080',
    description:
      'Cổng trong địa chỉ đứng ở cuối tên; qua HTTPS có thêm __Host- ở đầu. / The port of the address ends the name; over HTTPS it begins with __Host-.',
  })
  registry.registerPath({
    method: 'post',
    path: '/vnaccs',
    summary: 'Điểm nhận bản tin VNACCS / The terminal endpoint',
    request: {
      body: {
        content: Object.fromEntries(
          ['text/plain', 'application/xml', 'multipart/mixed', 'multipart/signed'].map((type) => [
            type,
            { schema: z.string() },
          ]),
        ),
      },
    },
    responses: {
      200: { description: 'EDI, XML, hoặc từ chối của cổng (vnaccs-gateway-code)' },
      413: { description: 'E0001' },
    },
  })
  for (const each of routes) registry.registerPath(pathOf(each, [bearer.name, cookie.name]))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'VNACCS/VCIS – môi trường chạy thử (DỮ LIỆU CHẠY THỬ)',
      version,
      description: 'Không phải hệ thống chính thức của Hải quan. / Unofficial training sandbox.',
    },
  })
}

function pathOf(
  each: Route,
  [bearer, cookie]: readonly [string, string],
): Parameters<OpenAPIRegistry['registerPath']>[0] {
  const status = each.status ?? 200
  const good = each.answer
    ? { description: each.summary.en, content: { 'application/json': { schema: each.answer } } }
    : { description: each.summary.en, content: { 'application/octet-stream': { schema: z.string() } } }
  const problem = { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } }
  return {
    method: each.method,
    path: each.path.replace(/:(\w+)/g, '{$1}'),
    summary: `${each.summary.vi} / ${each.summary.en}`,
    ...(each.who === 'public' ? {} : { security: [{ [bearer]: [] }, ...(each.who ? [{ [cookie]: [] }] : [])] }),
    request: {
      ...(each.params ? { params: each.params as z.ZodObject } : {}),
      ...(each.query ? { query: each.query as z.ZodObject } : {}),
      ...(each.body ? { body: { content: { 'application/json': { schema: each.body } } } } : {}),
    },
    responses: { [status]: good, default: problem },
  }
}

function whoMay({ who }: Route): string {
  if (who === 'public') return 'mọi người / anyone'
  if (who === 'person') return 'người đã đăng nhập; khóa quản trị / logged-in persons; admin key'
  return `${who ? `vai trò ${who.join(', ')}; ` : ''}khóa quản trị / ${who ? `roles ${who.join(', ')}; ` : ''}admin key`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** A plain page of the same table: no script, so that the strict content policy holds. */
function docsPage(routes: readonly Route[]): string {
  const rows = routes.map((each) => {
    const who = whoMay(each)
    const path = escaped(each.path)
    const parts = [
      ['params', each.params],
      ['query', each.query],
      ['body', each.body],
    ] as const
    const shapes = parts.flatMap(([name, schema]) => (schema ? [`<h3>${name}</h3><pre>${shape(schema)}</pre>`] : []))
    const answer = each.answer ? `<h3>${each.status ?? 200}</h3><pre>${shape(each.answer)}</pre>` : ''
    return `<section><h2><code>${each.method.toUpperCase()} ${path}</code></h2><p lang="vi">${escaped(each.summary.vi)}</p>
<p lang="en">${escaped(each.summary.en)}</p><p>${who}</p>${shapes.join('')}${answer}</section>`
  })
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>API – DỮ LIỆU CHẠY THỬ</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/start.css">
<main><h1>API v1</h1><p><strong>DỮ LIỆU CHẠY THỬ</strong> · <a href="/api/openapi.json">openapi.json</a> · <a href="/">trang đầu</a></p>${rows.join('\n')}</main></html>`
}

const shape = (schema: z.ZodType): string =>
  escaped(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 1))

export function documentationRoutes(routes: readonly Route[], version: string): readonly Route[] {
  const document = openApiDocument(routes, version)
  const page = new TextEncoder().encode(docsPage(routes))
  return [
    route({
      method: 'get',
      path: '/api/openapi.json',
      summary: { vi: 'Mô tả API (OpenAPI 3.1)', en: 'This API as OpenAPI 3.1' },
      who: 'public',
      handle: () => done(document),
    }),
    route({
      method: 'get',
      path: '/api/docs',
      summary: { vi: 'Trang mô tả API', en: 'The API as a page' },
      who: 'public',
      handle: () => done({ contentType: 'text/html; charset=utf-8', bytes: page }),
    }),
  ]
}
