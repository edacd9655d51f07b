import { readFileSync } from 'node:fs'

/** The vectors of one file of fixtures/vectors: language-neutral, each with id, comment, input, result, flags. */
export function vectors<T extends { readonly id: string; readonly comment: string }>(name: string): readonly T[] {
  const url = new URL(`../../../fixtures/vectors/${name}.json`, import.meta.url)
  const { vectors } = JSON.parse(readFileSync(url, 'utf8')) as { readonly vectors: readonly T[] }
  if (vectors.length === 0) throw new Error(`${name}: no vectors`)
  return vectors
}
