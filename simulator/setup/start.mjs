// `npm start`: prepares the machine, then serves in this very process.
import { preparePackages, prepareToken } from './prepare.mjs'

preparePackages()
prepareToken()
const { register } = await import('tsx/esm/api')
register()
await import('../serve.ts')
