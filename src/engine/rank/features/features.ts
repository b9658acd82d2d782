/**
 * What speaks for a candidate, as a row of numbers. Every feature lies between 0 and about 1, means the same in a
 * knowledge base of ten notes and of a million, and grows with relevance unless it says otherwise. The describer
 * (describer.ts) fills them in; the ranker weighs them.
 */
/** The features, in the order of a row. */
export const FEATURES = [
  'bag', // BM25 of the note as one bag of words, share of the most it could be
  'unit', // BM25 of the best unit, likewise
  'bagAgainstBest', // the same against the best candidate's
  'unitAgainstBest',
  'unitCoverage', // share of the question's weight found in one unit
  'pathCoverage', // the same with the words of what the unit hangs below
  'textCoverage', // share of the question's weight found in one unit that is no heading
  'aboveCoverage', // share of it found in the headings above the candidate's own
  'sureCoverage', // share of it found anywhere, as typed or as another form: nothing mended or exchanged
  'dice', // overlap of question and unit: 2 · common / (question + unit), by weight
  'diceAgainstBest',
  'secondDice', // of the note's second best unit: does more than one line agree
  'vote', // fourth-power mean over the note's units
  'noteCoverage', // share of the question's weight found anywhere in the note
  'contentCoverage', // the same for content words only
  'topicCoverage', // share of the question's weight found in the topic
  'topicPrecision', // share of the topic's weight found in the question
  'pairs', // share of neighbouring word pairs of the question that are neighbours in a unit
  'pairsUnweighted',
  'plainDice', // overlap counting every word alike: phrasing
  'exact', // share of the question's weight found in the very form typed
  'rarest', // whether the most telling word of the question is there
  'window', // share of the question's weight found within a few words of each other
  'likelihood', // probability of the question under the note's own words, smoothed, against any note
  'contentLikelihood',
  'pairsInNote', // share of neighbouring word pairs found in any unit
  'localCoverage', // share of the question's weight found, words that most candidates share counting less
  'localDice', // the best unit's share of it
  'contentDice', // overlap of question and unit, function words left out
  'cosine', // angle between question and unit, by weight
  'cosineVote', // mean over the note's three best units
  'topicDice', // overlap of question and topic
  'topicContentDice', // function words left out
  'rarestInTopic', // whether the most telling word of the question is in the topic
  'lineShare', // in what share of the note's units each word of the question stands
  'short', // how short the note is
  'fewUnits',
  'alias', // the best unit is another way to ask
  'topicIsBest', // the best unit is the topic
  'meaning', // nearness in meaning of the nearest unit, -1 to 1
  'meaningOfThree', // mean of the three nearest
  'meaningOfAll', // mean of the note's units
  'meaningOfTopic',
  'aligned', // best line whose words match those of the question one by one, by likeness: alignment.ts
  'alignedOfThree', // mean over the note's three best lines
  'alignedContent', // function words left out
  'alignedStrictly', // share of the question matched, half matches counting a quarter; of the three best lines
  'alignedFound', // share of the question's content words matched; of the three best lines
  'alignedTopic',
  'titlesCoverage', // share of the question's weight found in the topic or in the headings above
  'titlesContent', // content words only
  'textAdds', // share of the question's weight that one unit of text has and the titles lack
  'secondRarest', // whether the second most telling content word is there
  'worstMissing', // 1 less the weight of the most telling content word that is missing, against the most telling one
  'isTop', // no headings above
  'siblings', // what the other candidates of the same note have of all candidates' first scores
  'amongSiblings', // its first score against the best of its note
  'alignedVote', // sum over the best lines, better ones counting exponentially more, against the best candidate's
] as const;

/** The name of a feature. */
export type Feature = (typeof FEATURES)[number];

/** How many numbers a row has. */
export const FEATURE_COUNT = FEATURES.length;

/** By feature: its place in a row. */
export const PLACE = Object.fromEntries(FEATURES.map((name, at) => [name, at])) as Readonly<
  Record<Feature, number>
>;
