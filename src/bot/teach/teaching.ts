/**
 * Teaching: notes are proposed, kept and changed from wherever people are. Who may do what is decided here, for every
 * outlet; whoever may not see a note finds none.
 */
import { maySee, type Viewer } from '../../core/audience.js';
import { isChat } from '../../core/adapters.js';
import { workspaceName, type Message, type WorkspaceId } from '../../core/message.js';
import { isInGroup, mayManage, type Permissions } from '../../core/permissions.js';
import type { NoteProblem } from '../../core/note.js';
import type { Change } from '../../core/records/changes.js';
import type { Settings, SettingsReader } from '../../core/records/settings.js';
import {
  audienceOf,
  contentOf,
  MOST_PROPOSED,
  type NewTaughtNote,
  type TaughtAct,
  type TaughtChange,
  type TaughtContent,
  type TaughtFilter,
  type TaughtNote,
  type TaughtNotes,
  type TaughtRef,
  type TaughtVersion,
} from '../../core/records/taught-notes.js';
import { checkDraft, type DraftProblem, type NoteDraft, type TidyMarkdown } from './note-draft.js';
import { teamOf } from './team.js';

/** Whoever teaches, and where they are: what they see there is what they can change. */
export type Teacher = Pick<Message, 'place' | 'author' | 'permissions'>;

/** How an attempt to teach ended. */
export type TeachOutcome =
  | {
      readonly kind: 'saved';
      readonly note: TaughtNote;
      /** What the check of the notes finds because of it, and lets pass. */
      readonly warnings: readonly NoteProblem[];
    }
  /** The check of the notes finds that it can't be read: nothing was changed. */
  | { readonly kind: 'held'; readonly problems: readonly NoteProblem[] }
  /** Somebody else, or a hand in the folder, changed it since: as it is now. Nothing was changed. */
  | { readonly kind: 'conflict'; readonly note: TaughtNote }
  /** There is no such note, or they may not see it. */
  | { readonly kind: 'none' }
  /** They may not: only those who `teach`, or only those who `manage`. */
  | { readonly kind: 'refused'; readonly needs: 'teach' | 'manage' }
  /** What was written can't be kept. */
  | { readonly kind: 'unfit'; readonly problems: readonly DraftProblem[] }
  /** The workspace has as many notes as it may. */
  | { readonly kind: 'full' };

/** The service. Workspaces are the teacher's own, unless a reference names another (the page and the terminal have all). */
export interface Teaching {
  /** Whether somebody may keep notes without asking anybody. */
  mayTeach(teacher: Teacher): Promise<boolean>;
  /** Puts a note into the queue, as anybody may who is a member. */
  propose(draft: NoteDraft, by: Teacher): Promise<TeachOutcome>;
  /** Keeps a note: it answers from now on. */
  keep(draft: NoteDraft, by: Teacher): Promise<TeachOutcome>;
  /** Keeps a proposal, or brings back what was retired. */
  restore(ref: TaughtRef, by: Teacher): Promise<TeachOutcome>;
  /** Changes what a note says. */
  edit(ref: TaughtRef, change: NoteEdit, by: Teacher): Promise<TeachOutcome>;
  /** Gives a note another topic, or another file or folder. */
  move(ref: TaughtRef, to: NoteMove, by: Teacher): Promise<TeachOutcome>;
  /** Changes who may see a note; for those who manage alone. @param audience - `null`: all of the workspace */
  showTo(ref: TaughtRef, audience: readonly string[] | null, by: Teacher): Promise<TeachOutcome>;
  /** Takes a note out, or turns a proposal down. */
  retire(ref: TaughtRef, by: Teacher): Promise<TeachOutcome>;
  /** Takes the last change of a note back, as a change of its own. What was new is retired. */
  undo(ref: TaughtRef, by: Teacher): Promise<TeachOutcome>;
  /** Versions of a note that they may see, newest first; `null`: there is no such note for them. */
  history(
    workspace: WorkspaceId,
    id: string,
    viewer: Viewer,
  ): Promise<readonly TaughtVersion[] | null>;
  /** A note by its id or, in any case, its topic; kept ones first. `null`: there is none that they may see. */
  find(workspace: WorkspaceId, words: string, viewer: Viewer): Promise<TaughtNote | null>;
  /** The same in every workspace that they reach from where they are, their own first. */
  seek(words: string, viewer: Viewer): Promise<TaughtNote | null>;
  /** The notes that somebody may see, of every workspace that they reach from where they are. */
  listAll(viewer: Viewer, filter?: TaughtFilter): Promise<readonly TaughtNote[]>;
  /** The notes that somebody may see. */
  list(
    workspace: WorkspaceId,
    viewer: Viewer,
    filter?: TaughtFilter,
  ): Promise<readonly TaughtNote[]>;
}

/** What may be changed about what a note says. Absent: stays. */
export type NoteEdit = Partial<
  Pick<
    TaughtNote,
    'topic' | 'file' | 'text' | 'questions' | 'credit' | 'owner' | 'standIn' | 'review' | 'verbatim'
  >
>;

/** Where a note goes. Absent: stays. */
export type NoteMove = Partial<Pick<TaughtNote, 'topic' | 'file'>>;

/**
 * Finds what the check of the notes would say because of a note, and does not say without it: of the folder as it would be.
 * @param note - as it would be kept; `id` tells which one it takes the place of
 */
export type CheckNote = (
  note: TaughtNote,
  where: Pick<Teacher, 'place'>,
) => Promise<readonly NoteProblem[]>;

/** What the service works with. */
export interface TeachingOptions {
  readonly store: TaughtNotes;
  readonly settings: SettingsReader;
  /** Makes Markdown fit below its topic. */
  readonly tidy: TidyMarkdown;
  /** Tells all replicas, this one included, that a workspace's notes were changed. */
  readonly announce: (change: Change) => Promise<void>;
  /** Absent: nothing is checked. */
  readonly check?: CheckNote;
  /** Reads what a hand may have changed in the folder before somebody changes it from elsewhere. Absent: no folder. */
  readonly readFolder?: (workspace: WorkspaceId) => Promise<void>;
}

/**
 * Decides who may keep notes: those who manage, and the groups that the setting `teachers` names.
 * @param permissions - the person's; absent: nothing is known
 */
export function mayTeach(
  permissions: Permissions | undefined,
  { managers, teachers }: Pick<Settings, 'managers' | 'teachers'>,
): boolean {
  if (permissions === undefined || permissions.outsider === true) return false;
  return mayManage(permissions, managers) || isInGroup(permissions, teachers);
}

/** Creates the service. */
export function createTeaching(options: TeachingOptions): Teaching {
  const { store, settings, tidy, announce, readFolder } = options;
  const check: CheckNote = options.check ?? (() => Promise.resolve([]));

  const valuesAt = async ({ place }: Teacher): Promise<Settings> =>
    (await settings.at(place)).values;
  const teaches = async (by: Teacher) => mayTeach(by.permissions, await valuesAt(by));
  const manages = async (by: Teacher) => mayManage(by.permissions, (await valuesAt(by)).managers);

  async function changed({ adapter, workspace }: WorkspaceId): Promise<void> {
    await announce({ kind: 'notes', adapter, workspace });
  }

  async function add(
    draft: NoteDraft,
    state: NewTaughtNote['state'],
    by: Teacher,
  ): Promise<TeachOutcome> {
    const { source = null, author = null } = draft;
    const where = audienceOf(source ?? by.place);
    const checked = checkDraft(draft, where, tidy);
    if (checked.kind === 'unfit') return checked;
    const { content } = checked;
    if (!isSame(content.audience, where) && !(await manages(by)))
      return { kind: 'refused', needs: 'manage' };
    const team = teamOf(draft.workspace ?? by.place);
    const { id } = draft;
    const note = { ...team, ...content, state, source, author, ...(id !== undefined && { id }) };
    const act = state === 'kept' ? 'kept' : 'proposed';
    const found = await check(asItWouldBe(note), by);
    if (found.some(isError)) return { kind: 'held', problems: found.filter(isError) };
    const added = await store.add(note, { act, who: by.author });
    if (added === 'full') return { kind: 'full' };
    await changed(team);
    return { kind: 'saved', note: added, warnings: found };
  }

  /** The note that a reference names, as it is now, if they may see it. */
  async function seen(ref: TaughtRef, viewer: Viewer): Promise<TaughtNote | null> {
    const note = await store.find(teamOf(ref), ref.id);
    return note !== null && mayBeSeen(note, viewer) ? note : null;
  }

  async function change(
    ref: TaughtRef,
    by: Teacher,
    { act, needs = 'teach', make }: Making,
  ): Promise<TeachOutcome> {
    const may = needs === 'teach' ? await teaches(by) : await manages(by);
    if (!may) return { kind: 'refused', needs };
    await readFolder?.(teamOf(ref));
    const note = await seen(ref, by);
    if (note === null) return { kind: 'none' };
    if (note.version !== ref.version) return { kind: 'conflict', note };
    const made = await make(note);
    if (made.kind === 'unfit') return made;
    // Who may see it is for those who manage, also where a change is taken back.
    const { audience } = made.change;
    if (audience !== undefined && !isSame(audience, note.audience) && !(await manages(by)))
      return { kind: 'refused', needs: 'manage' };
    const next = { ...note, ...made.change };
    const answers = next.state === 'kept' || next.state === 'proposed';
    const found = answers ? await check(next, by) : [];
    if (found.some(isError)) return { kind: 'held', problems: found.filter(isError) };
    const outcome = await store.change(
      { ...teamOf(ref), id: ref.id, version: ref.version },
      made.change,
      { act, who: by.author },
    );
    if (outcome.kind === 'conflict' && !mayBeSeen(outcome.note, by)) return { kind: 'none' };
    if (outcome.kind !== 'saved') return outcome;
    await changed(teamOf(ref));
    return { ...outcome, warnings: found };
  }

  /** As the fields would be written in a new note, so that the same rules hold. */
  const edited =
    (edit: Partial<TaughtContent>) =>
    (note: TaughtNote): Made => {
      const checked = checkDraft({ ...contentOf(note), ...edit }, note.audience, tidy);
      return checked.kind === 'unfit' ? checked : { kind: 'change', change: checked.content };
    };

  return {
    mayTeach: teaches,
    async propose(draft, by) {
      if (by.permissions?.outsider === true) return { kind: 'refused', needs: 'teach' };
      const team = teamOf(draft.workspace ?? by.place);
      const waiting = await store.list(team, { states: ['proposed'] });
      return waiting.length >= MOST_PROPOSED ? { kind: 'full' } : add(draft, 'proposed', by);
    },
    keep: async (draft, by) =>
      (await teaches(by)) ? add(draft, 'kept', by) : { kind: 'refused', needs: 'teach' },
    restore: (ref, by) =>
      change(ref, by, {
        act: 'restored',
        make: (note) => {
          const made = edited({})(note); // its words may have been erased
          return made.kind === 'unfit' ? made : { kind: 'change', change: { state: 'kept' } };
        },
      }),
    edit: (ref, edit, by) => change(ref, by, { act: 'edited', make: edited(edit) }),
    move: (ref, to, by) => change(ref, by, { act: 'moved', make: edited(to) }),
    showTo: (ref, audience, by) =>
      change(ref, by, { act: 'shown-to', needs: 'manage', make: edited({ audience }) }),
    retire: (ref, by) => change(ref, by, { act: 'retired', make: () => retired }),
    undo: (ref, by) =>
      change(ref, by, {
        act: 'undone',
        make: (note) => changeBack(note, store),
      }),
    async history(workspace, id, viewer) {
      const note = await seen({ ...teamOf(workspace), id, version: 0 }, viewer);
      if (note === null) return null;
      // What a note said before it was shown to more people is still for those who saw it then.
      const versions = await store.history(teamOf(workspace), id);
      return versions.filter(({ content }) => mayRead(content, viewer));
    },
    find: (workspace, words, viewer) => find(store, workspace, words, viewer),
    async seek(words, viewer) {
      for (const workspace of await within(store, viewer)) {
        const found = await find(store, workspace, words, viewer);
        if (found !== null) return found;
      }
      return null;
    },
    async listAll(viewer, filter) {
      const workspaces = await within(store, viewer);
      const lists = workspaces.map((one) => listSeen(store, one, viewer, filter));
      return (await Promise.all(lists)).flat();
    },
    list: (workspace, viewer, filter) => listSeen(store, workspace, viewer, filter),
  };
}

/** What is made of a note as it stands. */
type Made =
  | { readonly kind: 'change'; readonly change: TaughtChange }
  | { readonly kind: 'unfit'; readonly problems: readonly DraftProblem[] };

interface Making {
  readonly act: TaughtAct;
  readonly needs?: 'teach' | 'manage';
  readonly make: (note: TaughtNote) => Made | Promise<Made>;
}

const isError = ({ severity }: NoteProblem): boolean => severity === 'error';

/** A note that is not there yet, for whoever looks at it before. */
function asItWouldBe({ author: _person, id = '', ...note }: NewTaughtNote): TaughtNote {
  const at = note.source?.at ?? 0;
  return { ...note, id, version: 1, author: null, createdAt: at, updatedAt: at };
}

/** What somebody took back nobody sees any more: whoever wants it again writes it in their own words. */
function mayBeSeen(note: TaughtNote, viewer: Viewer): boolean {
  return note.state !== 'withdrawn' && mayRead(note, viewer);
}

function mayRead({ audience }: Pick<TaughtContent, 'audience'>, viewer: Viewer): boolean {
  return maySee(audience === null ? undefined : [audience], viewer);
}

async function listSeen(
  store: TaughtNotes,
  workspace: WorkspaceId,
  viewer: Viewer,
  filter?: TaughtFilter,
): Promise<readonly TaughtNote[]> {
  const notes = await store.list(teamOf(workspace), filter);
  return notes.filter((note) => mayBeSeen(note, viewer));
}

async function find(
  store: TaughtNotes,
  workspace: WorkspaceId,
  words: string,
  viewer: Viewer,
): Promise<TaughtNote | null> {
  const notes = await listSeen(store, workspace, viewer);
  const wanted = words.trim().normalize('NFC').toLowerCase();
  const byTopic = notes.filter(({ topic }) => topic.toLowerCase() === wanted);
  return (
    notes.find(({ id }) => id === wanted.replace(/^#/, '')) ??
    byTopic.find(({ state }) => state === 'kept') ??
    byTopic[0] ??
    null
  );
}

/** A chat reaches its own workspace; the page and the terminal belong to whoever runs the bot, who has all. */
async function within(store: TaughtNotes, { place }: Viewer): Promise<readonly WorkspaceId[]> {
  const own = teamOf(place);
  if (isChat(place.adapter)) return [own];
  const others = await store.workspaces();
  return [own, ...others.filter((one) => workspaceName(one) !== workspaceName(own))];
}

/** What a note said before its last change. */
async function changeBack(note: TaughtNote, store: TaughtNotes): Promise<Made> {
  const [, before] = await store.history(note, note.id);
  if (before === undefined) return retired;
  return { kind: 'change', change: { ...before.content, state: before.state } };
}

const retired: Made = { kind: 'change', change: { state: 'retired' } };

function isSame(one: readonly string[] | null, other: readonly string[] | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
