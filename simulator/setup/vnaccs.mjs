// `npm run vnaccs -- …`: the command line; prepares the npm packages when they are missing.
import { preparePackages } from './prepare.mjs'

preparePackages()
const { register } = await import('tsx/esm/api')
register()
await import('../cli/vnaccs.ts')
