import type { Response } from 'express'
import type { EventStream } from './route.ts'

/** Proxies and browsers drop a silent connection; a comment now and then keeps it. */
const BEAT_MS = 20_000
/** How soon a stream follows the end of its session, while nothing happens … */
const LOOK_MS = 5_000
/** … and how old a look at it may be when something is told. */
const FRESH_MS = 1_000
/** A listener that does not read is let go; it comes again by itself. */
const MOST_WAITING = 1024 * 1024

/**
 * Server-sent events until the listener goes (stack: SSE, not web sockets), or until `stillMay` says that the session
 * which opened the stream ended, or is in another world, or has other roles: nothing is told after that.
 */
export function sendEvents(response: Response, stream: EventStream, stillMay: () => Promise<boolean>): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 2000\n\n')
  let looked = performance.now()
  let over = false
  // Events are written in order, each after a look that is fresh enough.
  let queue: Promise<void> = Promise.resolve()
  const look = async (oldest: number): Promise<void> => {
    if (over || performance.now() - looked < oldest) return
    // What cannot be asked now is no yes.
    if (await stillMay().catch(() => false)) looked = performance.now()
    else end()
  }
  const close = stream.open(({ name, data, id }) => {
    const mark = id === undefined ? '' : `id: ${id}\n`
    const text = `event: ${name}\n${mark}data: ${JSON.stringify(data)}\n\n`
    queue = queue.then(async () => {
      await look(FRESH_MS)
      if (over) return
      response.write(text)
      if (response.writableLength > MOST_WAITING) end()
    })
  })
  const beat = setInterval(() => response.write(': \n\n'), BEAT_MS)
  const watch = setInterval(() => void look(LOOK_MS / 2), LOOK_MS)
  function end(): void {
    if (over) return
    over = true
    clearInterval(beat)
    clearInterval(watch)
    close()
    response.end()
  }
  response.on('close', end)
}
