/** The store on a SQL database that Kysely speaks to; the homes differ in how they open it. */
import type { Kysely, RawBuilder } from 'kysely';
import type { Changes } from '../../core/records/changes.js';
import type { Jobs } from '../../core/records/jobs.js';
import type { Seal, Store } from '../../core/records/store.js';
import type { Join } from './batching.js';
import type { Schema } from '../schema.js';
import { createSqlConversations } from './deliveries/sql-conversations.js';
import { createSqlCoolDowns } from './deliveries/sql-cool-downs.js';
import { createSqlFeedback } from './inbox/sql-feedback.js';
import { createSqlInstallations } from './sql-installations.js';
import { createSqlOutbox } from './deliveries/sql-outbox.js';
import { createPeople } from './people.js';
import { createSeal } from '../seal.js';
import { createSqlHostProfiles } from './sql-host-profiles.js';
import { createSqlEscalations } from './inbox/sql-escalations.js';
import { createSqlAnswered } from './inbox/sql-answered.js';
import { createSqlSelections } from './inbox/sql-selections.js';
import { createSqlInbox } from './inbox/sql-inbox.js';
import { createSqlPersonal } from './sql-personal.js';
import { createSqlUse } from './sql-use.js';
import { createSqlSettings } from './sql-settings.js';
import { createSqlCardVetoes } from './study/sql-card-vetoes.js';
import { createSqlDailyQuestions } from './study/sql-daily-questions.js';
import { createSqlQuizzes } from './study/sql-quizzes.js';
import { createSqlStudy } from './study/sql-study.js';
import { createSqlNoteAnswers } from './taught/sql-note-answers.js';
import { createSqlSourceEdits } from './taught/sql-source-edits.js';
import { createSqlProposers } from './taught/sql-proposers.js';
import { createSqlTaughtFiles } from './taught/sql-taught-files.js';
import { createSqlTaught } from './taught/sql-taught.js';
import { createSqlWatches } from './sql-watches.js';
import type { RowsForm } from './rows-form.js';
import { sweep } from './sweep.js';
import type { Everywhere, Within } from './within.js';

/** What a home hands over. */
export interface SqlHome {
  /** Name of this process among those that share the home. */
  readonly replica: string;
  readonly changes: Changes;
  readonly jobs: Jobs;
  /** The migrated database. */
  readonly db: Kysely<Schema>;
  /** The way to the rows of one workspace. */
  readonly within: Within;
  /** The way to all rows, for housekeeping. */
  readonly everywhere: Everywhere;
  /** Encrypts credentials. */
  readonly seal: Seal;
  /** What the keys for people's marks and addresses are derived from: `storeSecret`. */
  readonly secret: string;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** How the database is given lists of rows. */
  readonly rowsForm: RowsForm;
  /** How pieces of work on the database are done together. */
  readonly join: Join;
  /** Ends the query for due deliveries `d` where another process may be taking them at the same moment. */
  readonly skipTaken?: RawBuilder<unknown>;
  /** Lets go of the database. */
  readonly close: () => Promise<void>;
}

/** Creates the store. */
export function createSqlStore(home: SqlHome): Store {
  const { db, within, everywhere, seal, secret, now, rowsForm, join, skipTaken } = home;
  const people = createPeople(secret);
  const ownSeal = createSeal(secret);
  const inbox = createSqlInbox({ db, within, people, seal: ownSeal, now });
  return {
    replica: home.replica,
    changes: home.changes,
    outbox: createSqlOutbox(db, { people, seal: ownSeal, now, rowsForm, join, skipTaken }),
    installations: createSqlInstallations(db, seal, now),
    settings: createSqlSettings(within, people, now),
    coolDowns: createSqlCoolDowns(within, now),
    conversations: createSqlConversations({ within, people, now, rowsForm, join }),
    feedback: createSqlFeedback(within, people, now),
    inbox,
    selections: createSqlSelections(within, { people, seal: ownSeal, now }),
    escalations: createSqlEscalations(within, { people, seal: ownSeal, now }),
    answered: createSqlAnswered(within),
    use: createSqlUse(within),
    hosts: createSqlHostProfiles(within, now),
    watches: createSqlWatches({ within, everywhere, people, seal: ownSeal, now }),
    study: createSqlStudy({ within, people, now }),
    vetoes: createSqlCardVetoes(within, people, now),
    taughtFiles: createSqlTaughtFiles(within),
    taught: createSqlTaught({ within, everywhere, people, seal: ownSeal, now }),
    noteAnswers: createSqlNoteAnswers(within, now),
    sourceEdits: createSqlSourceEdits(within, now),
    proposers: createSqlProposers({ within, people, seal: ownSeal, now }),
    quizzes: createSqlQuizzes({ within, everywhere, people, seal: ownSeal, now }),
    dailyQuestions: createSqlDailyQuestions({ within, everywhere, people, seal: ownSeal, now }),
    personal: createSqlPersonal(within, people, now),
    jobs: home.jobs,
    sweep: (retention) => sweep(everywhere, retention, now()),
    async close() {
      await home.jobs.stop();
      await home.close();
    },
  };
}
