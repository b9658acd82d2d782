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
    /** Called for each token before it is parsed; may throw, and so end the reading. */
    readonly onToken?: () => void;
  };

/** What was read of a text. */
export interface BoundedYaml {
  /** In their order; none where the text is too deep. */
  readonly documents: readonly Document.Parsed[];
  /** Where the text becomes too deep, as an offset; `null` where it does not. */
  readonly tooDeepAt: number | null;
}

/** Reads the documents of a text, in a time that grows with its length. Mistakes are among each document's errors. */
export function readBoundedYaml(text: string, options: BoundedYamlOptions): BoundedYaml {
  const composer = new Composer(options);
  const documents: Document.Parsed[] = [];
  const tooDeep = { at: null as number | null };
  for (const document of composer.compose(tokensOf(text, options, tooDeep), true, text.length)) {
    documents.push(document);
    if (documents.length >= options.documents) break;
  }
  return tooDeep.at === null
    ? { documents, tooDeepAt: null }
    : { documents: [], tooDeepAt: tooDeep.at };
}

/** The tokens of a text; where it is too deep, an end before the deep part is handed on. */
function* tokensOf(
  text: string,
  { depth, lineCounter, endsAtError = false, onToken }: BoundedYamlOptions,
  tooDeep: { at: number | null },
): Generator<CST.Token, void> {
  const parser = new Parser(lineCounter.addNewLine);
  let at = 0;
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    onToken?.();
    for (const token of parser.next(lexeme)) {
      yield token;
      if (endsAtError && token.type === 'error') return;
    }
    at += lexeme.length;
    if (parser.stack.length > depth) {
      tooDeep.at = Math.min(at, text.length);
      return;
    }
  }
  yield* parser.end();
}
