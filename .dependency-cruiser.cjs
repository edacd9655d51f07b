/**
 * The import rules of the house (README, "The house"). `test/architecture` sees to it that they look at every module
 * and that a breach is found.
 */
const edges = 'http|trust|store|journal|reports|library|sheets|system'

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'protocol-stands-alone',
      severity: 'error',
      from: { path: '^simulator/protocol' },
      to: { pathNot: '^(simulator/protocol|node_modules/(saxes|xmlchars|xmlbuilder2))' },
    },
    {
      name: 'customs-imports-protocol-only',
      severity: 'error',
      from: { path: '^simulator/customs' },
      to: { pathNot: '^simulator/(customs|protocol)' },
    },
    {
      name: 'training-imports-protocol-and-customs-only',
      severity: 'error',
      from: { path: '^simulator/training/' },
      to: { pathNot: '^simulator/(training|protocol|customs)/' },
    },
    {
      name: 'ports-import-pure-rooms-only',
      severity: 'error',
      from: { path: '^simulator/ports(/|.ts)' },
      to: { pathNot: '^simulator/(protocol|customs|training|ports/)' },
    },
    {
      name: 'pipeline-imports-ports-and-pure-rooms-only',
      severity: 'error',
      from: { path: '^simulator/pipeline(/|.ts$)' },
      to: { pathNot: '^simulator/(pipeline/|pipeline.ts|protocol|customs|training|ports(/|.ts))' },
    },
    {
      name: 'acts-import-pipeline-ports-and-pure-rooms-only',
      severity: 'error',
      from: { path: '^simulator/acts' },
      to: { pathNot: '^simulator/(acts|api|pipeline/|protocol|customs|training|ports(/|.ts))' },
    },
    {
      name: 'api-types-stand-alone',
      comment: 'what server and client agree on',
      severity: 'error',
      from: { path: '^simulator/api' },
      to: { pathNot: '^simulator/api' },
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^terminal-client/web/features/([^/]+)/' },
      to: { path: '^terminal-client/web/(features|app)/', pathNot: '^terminal-client/web/features/$1/' },
    },
    {
      name: 'web-layers',
      comment: 'app → features → parts → fields, ui → lib',
      severity: 'error',
      from: { path: '^terminal-client/web/(parts|fields|ui|lib)/' },
      to: { path: '^terminal-client/web/(features|app)/' },
    },
    {
      name: 'web-ground-floor',
      severity: 'error',
      from: { path: '^terminal-client/web/(fields|ui|lib)/' },
      to: { path: '^terminal-client/web/parts/' },
    },
    {
      name: 'pages-and-agent-are-strangers',
      comment: 'they meet over HTTP only',
      severity: 'error',
      from: { path: '^terminal-client/web/' },
      to: { path: '^terminal-client/agent/' },
    },
    {
      name: 'edges-do-not-import-each-other',
      comment: 'apart from the one database handle',
      severity: 'error',
      from: { path: `^simulator/(${edges})/` },
      to: { path: `^simulator/(${edges})/`, pathNot: ['^simulator/$1/', '^simulator/store/database.ts$'] },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main composes; serve runs it',
      severity: 'error',
      from: { path: '^(simulator|terminal-client|fixtures)', pathNot: '^simulator/serve.ts$' },
      to: { path: '^simulator/main.ts$' },
    },
    {
      name: 'nobody-imports-http',
      severity: 'error',
      from: { path: '^(simulator|terminal-client|fixtures)', pathNot: '^simulator/(main.ts|serve.ts|http/)' },
      to: { path: '^simulator/http/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { path: '^(simulator|terminal-client|fixtures)', pathNot: '^simulator/setup/bench.mjs$' },
      to: { path: '^test/' },
    },
    {
      name: 'client-imports-protocol-only',
      comment: 'and the pure customs room (decision 0009), and the types of the web API',
      severity: 'error',
      from: { path: '^terminal-client' },
      to: { path: '^(simulator|fixtures)', pathNot: '^simulator/(protocol|customs|api)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
