// `npm run vnaccs -- …`: the command line; prepares the npm packages when they are missing.
import { preparePackages } from './prepare.mjs'

preparePackages()
const { runCompiled } = await import('./compiled.mjs')
await runCompiled('vnaccs')
