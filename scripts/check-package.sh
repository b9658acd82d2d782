#!/usr/bin/env bash
# Packs the built package, installs it in an empty folder, and uses it there as its users would: the commands, the page
# and the library with its types, as every way of resolving modules finds them. Ends with its size, its dependencies and
# what its commands read at their start, and fails where they outgrow their budget.
set -euo pipefail
cd "$(dirname "$0")/.."

MOST_PACKED_KB=3300
MOST_PACKAGES=175
# What a start reads is most of what it takes: of `ask` 2,320 KB, of `canirun` 1,900 on 2026-11-30.
MOST_READ_KB=2600

root=$PWD
folder=$(mktemp -d)
trap 'cd "$root" && node scripts/packed-manifest.js back; rm -rf "$folder"' EXIT

fail() { echo "check-package: $*" >&2; exit 1; }

# Runs the installed command, and wants its output to hold some words.
says() {
  local words=$1 output
  shift
  output=$(npx --no-install quaymaster "$@")
  grep -qF "$words" <<<"$output" || fail "quaymaster $* does not say $words: $output"
}

# What lies in dist is packed, as `npm pack` does it; `npm run build` made it.
node scripts/packed-manifest.js without
archive=$folder/$(npm pack --ignore-scripts --silent --pack-destination "$folder")
node scripts/packed-manifest.js back
mkdir "$folder/app" "$folder/notes"
cd "$folder/app"
npm init --yes >/dev/null
npm install --prefer-offline --no-audit --no-fund "$archive" 2>&1 | tee "$folder/install.log"
grep -E '^npm (warn|WARN)' "$folder/install.log" && fail 'the installation warns of something'
export DATA_DIR=$folder/data

printf '# Ferry\n\nThe last ferry to the island leaves at nine.\n' >"$folder/notes/ferry.md"
says 'leaves at nine' ask --notes "$folder/notes" 'when does the last fery leave'
says '"status":"answered"' ask --json 'what is a hypervisor'
says '"verdict":"legacy"' canirun --offline --json nginx:alpine windows 7
[ -f node_modules/quaymaster/dist/web/index.html ] || fail 'the page is missing'
grep -q '"hasInstallScript"' package-lock.json && fail 'something runs a script when it is installed'

cat >library.mjs <<'JS'
import { canIRun, openNotes } from 'quaymaster';
const notes = await openNotes(process.argv[2]);
const verdict = await canIRun('nginx:alpine', 'raspberry pi 4', { offline: true });
if (notes.ask('when does the last ferry leave').status !== 'answered') throw new Error('the library does not answer');
if (verdict.verdict !== 'native') throw new Error(`the library says ${verdict.verdict}`);
JS
node library.mjs "$folder/notes"

cat >library.mts <<'TS'
import { canIRun, openNotes, UserError, type AnswerJson, type VerdictJson } from 'quaymaster';
const answer: AnswerJson = (await openNotes(['notes'])).ask('what', { top: 1 });
const verdict: VerdictJson = await canIRun('nginx', 'linux', { offline: true });
export const told: [string, number, string | undefined, boolean] =
  [verdict.verdict, answer.confidence, answer.passages[0]?.source.file, UserError.name === ''];
TS
for resolution in node16:node16 nodenext:nodenext esnext:bundler; do
  node "$root/node_modules/typescript/bin/tsc" --noEmit --strict --target es2023 \
    --module "${resolution%:*}" --moduleResolution "${resolution#*:}" library.mts ||
    fail "the types do not stand on their own where modules are resolved by $resolution"
done
node -e 'if (typeof require("quaymaster").canIRun !== "function") throw new Error("require finds no library")'
npx --yes @arethetypeswrong/cli@0.18 --profile esm-only --quiet "$archive" ||
  fail "the types do not resolve: npx @arethetypeswrong/cli says how"
npx --yes publint@0.3 --strict "$archive"

# Says how many KB of modules a command reads.
cat >reads.mjs <<'JS'
import { register } from 'node:module';
const count = `
  import { appendFileSync, statSync } from 'node:fs';
  export async function load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(process.env.READS, statSync(new URL(url)).size + '\\n');
    return next(url, context);
  }`;
register('data:text/javascript,' + encodeURIComponent(count));
JS
reads() {
  local kb
  : >"$folder/reads"
  READS=$folder/reads node --import ./reads.mjs node_modules/quaymaster/dist/cli.js "$@" >/dev/null
  kb=$(awk '{ sum += $1 } END { print int(sum / 1024) }' "$folder/reads")
  echo "quaymaster $1 reads $kb KB of modules"
  [ "$kb" -gt 0 ] && [ "$kb" -le "$MOST_READ_KB" ] || fail "more than $MOST_READ_KB KB"
}
reads ask 'what is a hypervisor'
reads canirun --offline nginx:alpine windows 7

packed=$(($(wc -c <"$archive") / 1024))
installed=$(du -sk node_modules | cut -f1)
own=$(du -sk node_modules/quaymaster | cut -f1)
packages=$(npm ls --all --parseable --omit=dev | tail -n +2 | sort -u | wc -l)
direct=$(node -p "Object.keys(require('quaymaster/package.json').dependencies).length")
echo "the package: $packed KB packed, $own KB unpacked, $direct direct dependencies, $packages packages, $installed KB in all"
[ "$packed" -le "$MOST_PACKED_KB" ] || fail "more than $MOST_PACKED_KB KB packed"
[ "$packages" -le "$MOST_PACKAGES" ] || fail "more than $MOST_PACKAGES packages"
