/** Keeps the quick suite quick: what starts another process says where it belongs. */
const processes = require('node:child_process');

for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'])
  processes[name] = () => {
    throw new Error(
      `${name}: a test that starts another process is called *.live.test.ts (docs/architecture.md).`,
    );
  };
