/** The import table of docs/architecture.md, held by CI. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `src/${from} may import ${allowed.join(', ')}`,
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: allowed.map((a) => `^src/${a}/`) },
});
const sdk = (name, home) => ({
  name: `${name}-at-home`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}/` },
  to: { path: `node_modules/${name}` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|bench|scripts)' },
    },
    only('core', 'core', ['core']),
    only('engine', 'engine', ['core', 'engine']),
    only('notes', 'notes', ['core', 'engine', 'notes']),
    only('canirun', 'canirun', ['core', 'canirun']),
    only('store', 'store', ['core', 'store']),
    only('registry', 'registry', ['core', 'canirun', 'registry']),
    only('knowledge', 'knowledge', ['core', 'engine', 'notes', 'canirun', 'knowledge']),
    only('library', 'library', ['core', 'engine', 'knowledge', 'bot', 'library']),
    only('bot', 'bot', ['core', 'engine', 'canirun', 'bot']),
    only('web', 'adapters/web', ['core', 'bot', 'adapters/web']),
    only('cli', 'adapters/cli', ['core', 'bot', 'adapters/cli']),
    only('config', 'config', ['core', 'bot', 'library', 'adapters/discord', 'config']),
    only('picture', 'picture', ['picture']),
    only('metrics', 'metrics', ['core', 'engine', 'canirun', 'bot', 'metrics']),
    only('delivery', 'delivery', ['core', 'bot', 'delivery']),
    only('slack', 'adapters/slack', ['core', 'bot', 'delivery', 'adapters/slack']),
    only('discord', 'adapters/discord', ['core', 'bot', 'delivery', 'adapters/discord']),
    sdk('@slack/', 'adapters/slack'),
    sdk('discord.js', 'adapters/discord'),
    sdk('hono', 'adapters/web'),
    sdk('preact', 'adapters/web'),
    sdk('pg-boss', 'store'),
    sdk('croner', 'store'),
    sdk('prom-client', 'metrics'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
