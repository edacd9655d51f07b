/** The built web terminal (terminal-client/web): its files for ever, its one page fresh with a nonce for styles. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { RequestHandler } from 'express'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/** Where the page writes the nonce of this answer. */
const NONCE = '__NONCE__'

interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly gzip?: Buffer
}

/** Undefined when the folder holds no built page. */
export function webClient(folder: string | undefined): RequestHandler | undefined {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return undefined
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = readAssets(folder)
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const asset = assets.get(request.path)
    if (asset) {
      response.setHeader('Content-Type', asset.type)
      response.setHeader('Vary', 'Accept-Encoding')
      // Names hold a hash of the content.
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      const packed = asset.gzip && request.acceptsEncodings('gzip') === 'gzip' ? asset.gzip : undefined
      if (packed) response.setHeader('Content-Encoding', 'gzip')
      response.end(packed ?? asset.plain)
      return
    }
    if (!isPage(request.path) || !request.accepts('html')) return next()
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'no-store')
    response.end(page.replaceAll(NONCE, response.locals.nonce ?? ''))
  }
}

/** Paths of the server itself are never a page of the terminal. */
const isPage = (path: string): boolean => !/^\/(api|assets|vnaccs|health|ready|metrics)(\/|$)/.test(path)

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  const inside = join(folder, 'assets')
  if (!existsSync(inside)) return assets
  for (const name of readdirSync(inside)) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const packed = join(inside, `${name}.gz`)
    const gzip = existsSync(packed) ? { gzip: readFileSync(packed) } : {}
    assets.set(`/assets/${name}`, { type, plain: readFileSync(join(inside, name)), ...gzip })
  }
  return assets
}
