/** The key of an action, as it stands on its button. */
import { type KeyName, keyLabel } from '../lib/keys.ts'

export const KeyHint = ({ name }: { readonly name: KeyName }) => (
  <span className="kbd" aria-hidden="true">
    {keyLabel(name)}
  </span>
)
