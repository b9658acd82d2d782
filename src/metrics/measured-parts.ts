/** The bot, the engine and the registry with counts and clocks around them. */
import type { Measuring } from './measuring.js';
import type { Instruments } from './instruments.js';

/** Puts the instruments around the parts that don't keep anything. */
export function measureParts(on: Instruments): Pick<Measuring, 'bot' | 'engine' | 'registry'> {
  return {
    bot: (bot) => ({
      ...bot,
      async handle(message, permissionsOf) {
        const { adapter } = message.place;
        const end = on.replySeconds.startTimer({ adapter });
        try {
          const reply = await bot.handle(message, permissionsOf);
          on.messages.inc({ adapter, outcome: reply === null ? 'silent' : 'replied' });
          return reply;
        } catch (error) {
          on.messages.inc({ adapter, outcome: 'failed' });
          throw error;
        } finally {
          end();
        }
      },
    }),
    engine: (engine) => ({
      words: engine.words,
      update: (removed, added) => {
        engine.update(removed, added);
      },
      size: () => engine.size(),
      ask(question, options) {
        const end = on.engineSeconds.startTimer();
        const answer = engine.ask(question, options);
        end({ status: answer.status });
        return answer;
      },
    }),
    registry: (registry) => ({
      ...registry,
      look: async (reference) => {
        const end = on.lookupSeconds.startTimer({ kind: 'image' });
        const answer = await registry.look(reference);
        end();
        on.lookups.inc({ kind: 'image', outcome: answer.ok ? 'ok' : answer.why });
        return answer;
      },
      digest: async (reference) => {
        const end = on.lookupSeconds.startTimer({ kind: 'digest' });
        const answer = await registry.digest(reference);
        end();
        on.lookups.inc({ kind: 'digest', outcome: answer.ok ? 'ok' : answer.why });
        return answer;
      },
      inspect: async (reference, digest) => {
        const end = on.lookupSeconds.startTimer({ kind: 'build' });
        const answer = await registry.inspect(reference, digest);
        end();
        on.lookups.inc({ kind: 'build', outcome: answer.ok ? 'ok' : answer.why });
        return answer;
      },
      tags: async (reference) => {
        const end = on.lookupSeconds.startTimer({ kind: 'tags' });
        const answer = await registry.tags(reference);
        end();
        on.lookups.inc({ kind: 'tags', outcome: answer.ok ? 'ok' : answer.why });
        return answer;
      },
    }),
  };
}
