/**
 * A run's id (mã lượt chạy): `R` and nine characters without look-alikes. It travels in the input info id of every
 * message of the run (contract, runs), which holds ten characters of type A.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SHAPE = /^R[2-9A-HJ-NP-Z]{9}$/

export const isRunId = (text: string): boolean => SHAPE.test(text)

/** `random` gives integers from 0 below its argument. */
export function makeRunId(random: (below: number) => number): string {
  let id = 'R'
  while (id.length < 10) id += ALPHABET[random(ALPHABET.length)] ?? ''
  return id
}
