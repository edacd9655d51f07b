/**
 * A number in [0, 1) that depends on the text alone: the sandbox's random share can be replayed. FNV-1a over the UTF-16
 * units, then the finishing steps of MurmurHash3, because FNV alone spreads the last characters badly and declaration
 * numbers differ just there.
 */
export function draw(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
