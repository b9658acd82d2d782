/**
 * Shorthand of chats and offices, and the few everyday words that people exchange without thinking. A row is a
 * set of words that stand for each other. (WordNet's synonyms were tried as a whole: docs/answers.md.)
 */
const ROWS: readonly string[] = [
  'fb facebook',
  'yt youtube',
  'gh github',
  'insta instagram',
  'pic pics photo photos picture pictures image',
  'mail email emails mails',
  'info information details',
  'app application',
  'apps applications',
  'repo repository',
  'repos repositories',
  'dir directory folder',
  'msg message',
  'acc acct account',
  'pw pwd passwd password',
  'docs documents documentation',
  'doc document',
  'config configuration configure',
  'env environment',
  'admin administrator',
  'db database',
  'vm vms virtual',
  'os operating',
  'k8s kubernetes',
  'js javascript',
  'ts typescript',
  'py python',
  'pc computer laptop',
  'mac macos osx',
  'win windows',
  'cpu processor',
  'ram memory',
  'arch architecture',
  'qty quantity',
  'amt amount',
  'tel telephone phone',
  'mobile cellphone phone',
  'addr address',
  'approx approximately about',
  'asap soon immediately',
  'hr hrs hour hours',
  'min mins minute minutes',
  'sec secs second seconds',
  'yr yrs year years',
  'temp temporary',
  'max maximum',
  'minimum least',
  'diff difference',
  'buy purchase',
  'delete remove erase',
  'fix repair solve',
  'begin start',
  'end finish stop',
  'cost price costs pricing',
  'reach contact',
  'car automobile auto',
  'film movie',
  'holiday vacation',
  'u you',
  'ur your',
  'r are',
  'y why',
  'n and',
  'b4 before',
];

/** By word, folded: the words that may stand for it. */
export const SHORTHAND: ReadonlyMap<string, readonly string[]> = shorthandOf(ROWS);

function shorthandOf(rows: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const words = row.split(' ');
    for (const word of words) {
      const others = words.filter((other) => other !== word);
      found.set(word, [...(found.get(word) ?? []), ...others]);
    }
  }
  return found;
}
