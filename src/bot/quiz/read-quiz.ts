/** Reads what was typed behind `/quiz`: a topic, how many and how long stand in any order, and `start` is mostly left out. */

/** What somebody wants of a quiz. */
export type QuizWanted =
  | {
      readonly action: 'start';
      readonly count?: number | undefined;
      readonly minutes?: number | undefined;
      readonly topic?: string | undefined;
    }
  | { readonly action: 'answer'; readonly number: number; readonly words: string }
  | { readonly action: 'next'; readonly number: number; readonly position?: number | undefined }
  | { readonly action: 'reveal' | 'unfair'; readonly number: number }
  | { readonly action: 'stop' | 'board' | 'streak' };

/** Reads it; whatever is none of the other words is a topic to begin with. */
export function readQuiz(typed: string): QuizWanted {
  const plain = /^(stop|board|streak)$/i.exec(typed)?.[1]?.toLowerCase();
  if (plain === 'stop' || plain === 'board' || plain === 'streak') return { action: plain };
  const answer = /^answer\s+#?(\d{1,15})\s+(\S[^]*)$/i.exec(typed);
  if (answer?.[2] !== undefined)
    return { action: 'answer', number: Number(answer[1]), words: answer[2] };
  const step = /^(next|reveal|unfair)\s+#?(\d{1,15})(?:\s+(\d{1,4}))?$/i.exec(typed);
  const verb = step?.[1]?.toLowerCase();
  if (verb === 'reveal' || verb === 'unfair') return { action: verb, number: Number(step?.[2]) };
  if (step !== null)
    return {
      action: 'next',
      number: Number(step[2]),
      ...(step[3] !== undefined && { position: Number(step[3]) }),
    };
  return readStart(typed.replace(/^start(?:\s+|$)/i, ''));
}

function readStart(typed: string): QuizWanted {
  const MINUTES = /(?:^|\s)(\d{1,4})\s?min(?:utes?|uten)?(?=\s|$)/i;
  const minutes = MINUTES.exec(typed)?.[1];
  const rest = typed.replace(MINUTES, ' ').trim();
  const COUNT = /(?:^|\s)(\d{1,4})$/;
  const count = COUNT.exec(rest)?.[1];
  return {
    action: 'start',
    topic: rest.replace(COUNT, '').trim(),
    ...(minutes !== undefined && { minutes: Number(minutes) }),
    ...(count !== undefined && { count: Number(count) }),
  };
}
