/**
 * Function words: those that shape a sentence and say little of its subject. They are never dropped; they
 * count less, because "is it in" alone should find nothing while "it" in "it support" may still help.
 */
import { stem } from './stem.js';

const ENGLISH =
  `a about after all also am an and any anybody anyone anything are as at be because been before being both but
  by can cannot cant could couldnt did didnt do does doesnt doing dont each either else etc every few for from further get gets
  getting give go got had has hasnt have havent having he hello hence her here hers hey hi him his how however i id if ill im in
  into is isnt it its ive just kindly know let lets like me mine more most much my myself need no nor not of off ok okay on
  once one only or other our ours out over own per please pls plz so some someone something such tell than thank thanks that thats the their
  them then there these they theyre thing things this those though to too under until up us use used using versus very via vs want was wasnt we
  were what whats when where wheres whether which while who whom whose why will with without wont would wouldnt yes
  yet you youd youll your youre yours`.split(/\s+/);

/** Those of other languages, without what is a telling word of English ("die", "war", "son", "pour"). */
const OTHERS =
  `der das ein eine einen einem einer und oder ist sind wie wer wo warum wann ich du er sie es wir ihr mein dein kann
  von zu zum zur im auf fur nicht auch nach
  le la les une de du et ou est sont que qui quoi comment pourquoi quand je il elle vous ils ton cette ces au aux avec
  el los las una uno unos y o es como donde por para sin mi su lo al del cual
  и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня о из ему
  的 了 是 在 我 有 和 就 不 人 都 一 什么 怎么 吗 呢 は が を に へ と の で も です ます か
  في من على الى ما هو هي هل كيف أن هذا هذه`.split(/\s+/);

/** Folded function words of English and, briefly, of a few other languages. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([...ENGLISH, ...OTHERS]);

/** Their stems. */
export const FUNCTION_STEMS: ReadonlySet<string> = new Set([...FUNCTION_WORDS].map(stem));
