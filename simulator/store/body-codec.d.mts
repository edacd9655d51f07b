/** The columns `codec` and `body` of a body. */
export function packBody(body: Uint8Array): readonly [codec: number, stored: Uint8Array]

/** The exact bytes again. Throws when the columns are not what `packBody` gave. */
export function unpackBody(codec: number, stored: Uint8Array): Uint8Array
