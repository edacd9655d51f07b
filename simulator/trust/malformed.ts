/** A signed message that breaks its own form (E135), told in both languages. Caught inside this room. */
export class Malformed extends Error {
  override name = 'Malformed'
  readonly vi: string

  constructor(vi: string, en: string) {
    super(en)
    this.vi = vi
  }
}
