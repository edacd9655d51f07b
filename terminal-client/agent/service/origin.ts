/**
 * Who may talk to the agent. The Host must be the agent's own name, so that a foreign name rebound to 127.0.0.1 gets
 * nothing; an origin is compared as a whole string and never by its beginning.
 */

/** The two names under which the agent answers. */
export const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`]

/** One Host header, exactly one of the agent's names. */
export function isOwnHost(rawHeaders: readonly string[], port: number): boolean {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
  return hosts.length === 1 && hosts[0] !== undefined && ownHosts(port).includes(hosts[0])
}

/** Whether an origin is one of the agent's own pages. */
export const isOwnOrigin = (origin: string | undefined, port: number): boolean =>
  origin !== undefined && ownHosts(port).some((host) => origin === `http://${host}`)

/**
 * Whether pages of this origin may ask to be paired: HTTPS, or plain HTTP on this machine, where nobody in between can
 * change them. Others over plain HTTP only when the operator named them.
 */
export function mayPair(origin: string, trusted: readonly string[]): boolean {
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    return false
  }
  if (url.origin !== origin) return false
  if (url.protocol === 'https:') return true
  if (url.protocol !== 'http:') return false
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || trusted.includes(origin)
}
