/**
 * What becomes of a question besides its answer: somebody chooses a note among those that were offered, says that none of
 * them is it, or wants people to be asked. Those are asked through the outbox where a setting names a channel for it, under a
 * key of the wish, so that whichever process does it, and however often, they are asked once.
 */
import { channelOf } from '../../core/conversation.js';
import type { Place } from '../../core/message.js';
import { StoreAway } from '../../core/errors.js';
import type { Escalating, Escalation } from '../../core/records/asking/escalations.js';
import type { Selection } from '../../core/records/asking/selections.js';
import { newsDelivery } from '../../core/records/incoming.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import { inLanguage, messagesOf } from '../messages/messages.js';
import type { HelpfulAnswer } from './helpful-answer.js';
import { presentCall, presentOffer } from './people-reply.js';

/** A question that none of the offered notes answers, as {@link Escalation} has it. */
export type Unanswered = Omit<Escalation, 'by'> & Pick<Selection, 'by'>;

/** What the bot does with questions besides answering them. */
export interface AskingService {
  /** Keeps that a note was chosen. An answer is worth more than its record: never rejects because the store is away. */
  chose(selection: Selection): Promise<void>;
  /** Opens a question that none of the offered notes answers: it waits for a note, and who asked for a better answer. */
  openAgain(asked: Unanswered): Promise<void>;
  /**
   * Wants people to answer. Where a channel is given, they are asked there; else whoever calls asks them.
   * @param experts - the groups, and the channel; see the settings of those names
   */
  askPeople(wanted: Escalation, experts: Experts): Promise<Escalating>;
  /**
   * Offers whoever answered to keep their answer as a note: them alone, once a conversation, and not where it is switched off or
   * they don't want to be told.
   * @returns whether they are offered it now
   */
  offerToKeep(helpful: HelpfulAnswer): Promise<boolean>;
}

/** Who answers what the notes don't, and where they are asked; `null`: where it was asked. */
export interface Experts {
  readonly groups: readonly string[];
  readonly channel: string | null;
}

/** What the service works with. */
export interface AskingServiceOptions {
  readonly store: Pick<
    Store,
    'selections' | 'escalations' | 'inbox' | 'outbox' | 'coolDowns' | 'personal'
  >;
  /** Tell the language of each place. */
  readonly settings: SettingsReader;
  /** The web address of what was said in a place; absent or `null`: there is none. */
  readonly linkTo?: (place: Place) => string | null;
}

/** A conversation that comes up again after a year is another one. */
const OFFERED_FOR = 365 * 24 * 60 * 60_000;

/** Creates the service. */
export function createAskingService(options: AskingServiceOptions): AskingService {
  const { store, settings, linkTo = () => null } = options;

  async function ask(
    { place, question }: Escalation,
    { id, entry }: Extract<Escalating, { kind: 'new' }>,
    groups: readonly string[],
    channel: string,
  ): Promise<void> {
    const { adapter, workspace } = place;
    const there = channelOf({ adapter, workspace, channel });
    const { language } = (await settings.at(there)).values;
    const messages = messagesOf(language);
    const call = presentCall({ question, entry, groups, link: linkTo(place) }, messages);
    const key = `people/${adapter}/${workspace}/${id}`;
    await store.outbox.accept(newsDelivery(key, there, inLanguage(call, messages)));
  }

  async function offerToKeep({ place, answer, link, direct }: HelpfulAnswer): Promise<boolean> {
    const { author } = answer;
    const { offers, speak, language } = (await settings.at(place)).values;
    if (offers === 'off' || speak === 'off' || author === '') return false;
    const key = `offer/${place.channel}/${place.thread}`;
    if ((await store.coolDowns.running(place, key)).includes(key)) return false;
    if (await store.personal.isQuiet(place, author)) return false;
    const messages = messagesOf(language);
    const { adapter, workspace } = place;
    const offer = inLanguage(presentOffer({ answer, link, direct }, messages), messages);
    const delivery = newsDelivery(`${adapter}/${workspace}/${key}`, place, offer, author);
    // Once by its key; the cool-down remembers it for longer than deliveries are.
    const isNew = await store.outbox.accept(delivery);
    await store.coolDowns.start(place, key, OFFERED_FOR);
    return isNew;
  }

  return {
    offerToKeep,
    async chose(selection) {
      try {
        await store.selections.record(selection);
      } catch (error) {
        if (!(error instanceof StoreAway)) throw error;
      }
    },
    async openAgain({ place, author, question, stems, by }) {
      const asked = await store.selections.latest(place, stems);
      const chosen = { place, author, note: null, by };
      if (asked !== null && (await store.selections.record({ ...chosen, question: asked }))) return;
      const unknown = { status: 'not-found', answer: null } as const;
      await store.inbox.record({ id: by, place, author, question, stems, ...unknown });
    },
    async askPeople(wanted, { groups, channel }) {
      const outcome = await store.escalations.begin(wanted);
      // Kept first, then asked: whoever handles the same wish again after a crash in between asks by the same key.
      if (outcome.kind === 'new' && channel !== null) await ask(wanted, outcome, groups, channel);
      return outcome;
    },
  };
}
