import type { Request, Response } from 'express'
import type { EventStream } from './route.ts'

/** Proxies and browsers drop a silent connection; a comment now and then keeps it. */
const BEAT_MS = 20_000

/** Server-sent events until the listener goes (stack: SSE, not web sockets). */
export function sendEvents(request: Request, response: Response, stream: EventStream): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 2000\n\n')
  const close = stream.open(({ name, data, id }) => {
    const mark = id === undefined ? '' : `id: ${id}\n`
    response.write(`event: ${name}\n${mark}data: ${JSON.stringify(data)}\n\n`)
  })
  const beat = setInterval(() => response.write(': \n\n'), BEAT_MS)
  request.on('close', () => {
    clearInterval(beat)
    close()
  })
}
