/**
 * Watching images: each look judges anew and compares with what the channel knows. News goes through the outbox like any
 * other delivery, so that whichever process looked, the one that speaks to the platform tells, and tells once.
 */
import type { HostCatalogue, HostRecognition } from '../../canirun/hosts/host.js';
import type { ImageFacts, ImageSource } from '../../canirun/image/image.js';
import { lookAndJudgeOne } from '../../canirun/judge/look-and-judge.js';
import type { Judge, Verdict } from '../../canirun/judge/verdict.js';
import { formatPlatform } from '../../canirun/platform/platform.js';
import { findTagThatRuns } from '../../canirun/tags/tag-that-runs.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import { newsDelivery } from '../../core/records/incoming.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import type { Watch, WatchState } from '../../core/records/watches.js';
import { hostsMeant, type TeamHosts } from '../hosts/team-hosts.js';
import { messagesOf } from '../messages/messages.js';
import { decide, isWorse, lossOf, type Loss } from './watch-news.js';
import { presentNews } from './watch-reply.js';

/** How a wish to watch ended. */
export type WatchOutcome =
  | { readonly kind: 'added' | 'known' | 'full'; readonly verdict: Verdict }
  /** Nothing can be said of it today, so no change could be told: the verdict asks for what is missing. */
  | { readonly kind: 'untold'; readonly verdict: Verdict };

/** Watches, as people work with them. */
export interface WatchService {
  list(workspace: WorkspaceId): Promise<readonly Watch[]>;
  /** Looks, and begins to watch. @param asker - whose lookup it is */
  begin(wanted: Pick<Watch, 'place' | 'image' | 'host'>, asker: string): Promise<WatchOutcome>;
  /** @returns false when the workspace has none of that id */
  stop(workspace: WorkspaceId, id: number): Promise<boolean>;
  /**
   * Looks at all whose time has come, in all workspaces; one that can't be looked at keeps none of the others back.
   * @returns how many channels are told
   * @throws AggregateError with what went wrong, after all were looked at
   */
  lookAtAll(): Promise<number>;
}

/** What the service works with. */
export interface WatchServiceOptions {
  readonly store: Pick<Store, 'watches' | 'outbox'>;
  readonly canirun: {
    readonly images: ImageSource;
    readonly hosts: HostCatalogue;
    readonly judge: Judge;
  };
  readonly hosts: TeamHosts;
  /** Tell the language of each place. */
  readonly settings: SettingsReader;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds between two looks at one watch; the job that looks comes round about once an hour. */
const BETWEEN_LOOKS = 45 * 60_000;
/** Watches that one round looks at; what is left waits for the next, the longest unseen first. */
const MOST_LOOKS = 2_000;
/** Looks at the same time: most wait for a registry. */
const AT_ONCE = 4;

/** An image on a host, as it is now. */
interface Look {
  readonly facts: ImageFacts;
  readonly verdict: Verdict;
  readonly host: HostRecognition;
  /** `null`: it can't be told today, which is no news. */
  readonly state: WatchState | null;
}

/** Creates the service. */
export function createWatchService(options: WatchServiceOptions): WatchService {
  const { store, canirun, hosts, settings, now } = options;
  const { watches, outbox } = store;

  async function look(image: string, words: string, place: Place, asker?: string): Promise<Look> {
    const described = { shown: words, description: words, profile: false };
    const [meant = described] = await hostsMeant(words, place, hosts);
    const host = canirun.hosts.recognise(meant.description);
    const request = { name: image, ...(asker === undefined ? {} : { asker }) };
    const { facts, verdict: found } = await lookAndJudgeOne(canirun, request, host);
    const verdict = { ...found, host: meant.shown };
    return { facts, verdict, host, state: stateOf(facts, verdict) };
  }

  async function explain({ facts, verdict, host }: Look, watch: Watch, seen: WatchState) {
    const { images, judge } = canirun;
    const advice = await findTagThatRuns({ images, judge, now }, { image: facts, verdict, host });
    return lossOf(watch.state, seen, advice);
  }

  /** @returns whether the channel is told */
  async function lookAt(watch: Watch): Promise<boolean> {
    const seen = await look(watch.image, watch.host, watch.place);
    if (seen.state === null) {
      await watches.looked(watch, watch);
      return false;
    }
    const { tell, keep } = decide(watch, seen.state, now());
    if (tell) {
      const worse = isWorse(watch.state.verdict, seen.state.verdict);
      await announce(watch, seen.state, worse ? await explain(seen, watch, seen.state) : null);
    }
    // Told first, then kept: who looks again after a crash in between tells nobody twice, by the same key.
    await watches.looked(watch, keep);
    return tell;
  }

  async function announce(watch: Watch, seen: WatchState, loss: Loss | null): Promise<void> {
    const { language } = (await settings.at(watch.place)).values;
    const reply = presentNews({ watch, seen, loss }, messagesOf(language));
    const id = `watch/${watch.id}/${watch.lookedAt}`;
    await outbox.accept(newsDelivery(id, watch.place, reply));
  }

  return {
    list: (workspace) => watches.list(workspace),
    stop: (workspace, id) => watches.remove(workspace, id),
    async begin({ place, image, host }, asker) {
      const { verdict, state } = await look(image, host, place, asker);
      if (state === null || state.verdict === 'gone') return { kind: 'untold', verdict };
      return { kind: await watches.add({ place, image, host, state }), verdict };
    },
    async lookAtAll() {
      const due = [...(await watches.due(now() - BETWEEN_LOOKS, MOST_LOOKS))];
      const failures: unknown[] = [];
      let told = 0;
      const work = async (): Promise<void> => {
        for (let watch = due.shift(); watch !== undefined; watch = due.shift())
          try {
            if (await lookAt(watch)) told += 1;
          } catch (error) {
            failures.push(error);
          }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (failures.length > 0)
        throw new AggregateError(
          failures,
          `watches that could not be looked at: ${failures.length}`,
        );
      return told;
    },
  };
}

/** What a look saw; `null` where it could not be told. */
function stateOf(facts: ImageFacts, { verdict }: Verdict): WatchState | null {
  if (facts.kind === 'unknown-image')
    return facts.why === 'not-found' ? { verdict: 'gone', platforms: [], digest: null } : null;
  if (verdict === 'unknown') return null;
  const platforms =
    facts.kind === 'container' ? facts.entries.map((entry) => formatPlatform(entry.platform)) : [];
  return {
    verdict,
    platforms: [...new Set(platforms)].sort(),
    digest: facts.evidence.digest ?? null,
  };
}
