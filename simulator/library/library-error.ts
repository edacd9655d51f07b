/** A data file of the program that cannot be used: file, place in it, what is allowed. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'
}
