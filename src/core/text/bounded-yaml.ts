/**
 * YAML and JSON from strangers, read without risk: the parser behind it takes a level of the stack for each level of
 * the text, and near the end of the stack the whole process is aborted, not just the call. So depth is counted while
 * the text is cut into tokens, which takes no stack, and too deep a text is never composed.
 */
import {
  Composer,
  Lexer,
  Parser,
  type CST,
  type Document,
  type DocumentOptions,
  type LineCounter,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';

/** How to read, as the package `yaml` has it, and how deep. */
export type BoundedYamlOptions = ParseOptions &
  DocumentOptions &
  SchemaOptions & {
    readonly lineCounter: LineCounter;
    /** Levels of lists and mappings inside one another; a level of a mapping counts twice, as key and value. */
    readonly depth: number;
    /** Documents read at most. */
    readonly documents: number;
    /** Whether nothing is read behind the first text that is no YAML at all. */
    readonly endsAtError?: boolean;
    /** Lexical tokens read at most, blanks included (default: any number). */
    readonly tokens?: number;
    /** Called for each token before it is parsed; may throw, and so end the reading. */
    readonly onToken?: () => void;
  };

/** What was read of a text. */
export interface BoundedYaml {
  /** In their order; none where the text is too deep or has too many tokens. */
  readonly documents: readonly Document.Parsed[];
  /** Where the text becomes too deep, as an offset; `null` where it does not. */
  readonly tooDeepAt: number | null;
  /** Where the text has more tokens than are read; `null` where it has not. */
  readonly tooManyAt: number | null;
}

/** Reads the documents of a text, in a time that grows with its length. Mistakes are among each document's errors. */
export function readBoundedYaml(text: string, options: BoundedYamlOptions): BoundedYaml {
  const composer = new Composer(options);
  const documents: Document.Parsed[] = [];
  const end: Ending = { tooDeepAt: null, tooManyAt: null };
  for (const document of composer.compose(tokensOf(text, options, end), true, text.length)) {
    documents.push(document);
    if (documents.length >= options.documents) break;
  }
  const isWhole = end.tooDeepAt === null && end.tooManyAt === null;
  return { documents: isWhole ? documents : [], ...end };
}

/** Why a text was not read to its end. */
type Ending = { -readonly [key in 'tooDeepAt' | 'tooManyAt']: BoundedYaml[key] };

/** The tokens of a text; where it is too much, an end before that part is handed on. */
function* tokensOf(
  text: string,
  { depth, lineCounter, endsAtError = false, tokens = Infinity, onToken }: BoundedYamlOptions,
  end: Ending,
): Generator<CST.Token, void> {
  const parser = new Parser(lineCounter.addNewLine);
  let at = 0;
  let count = 0;
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    onToken?.();
    for (const token of parser.next(lexeme)) {
      yield token;
      if (endsAtError && token.type === 'error') return;
    }
    at += lexeme.length;
    if (parser.stack.length > depth) {
      end.tooDeepAt = Math.min(at, text.length);
      return;
    }
    if (++count > tokens) {
      end.tooManyAt = Math.min(at, text.length);
      return;
    }
  }
  yield* parser.end();
}
