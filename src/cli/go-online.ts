import type { OnlineSession } from '#platform/http/online-session.ts';

export interface OpenSession {
  readonly session: OnlineSession;
  /** Did somebody stop the questions to registries? */
  readonly isInterrupted: () => boolean;
  readonly end: () => void;
}

/** The registries that the user's own clients are configured for; loaded only when somebody goes online. */
export async function openSession(timeoutSeconds: number, interruption?: AbortSignal): Promise<OnlineSession> {
  const [{ OnlineSession: Session }, { ecosystems }] = await Promise.all([import('#platform/http/online-session.ts'), import('#plugins/ecosystems/registry.generated.ts')]);
  return new Session({ ecosystems, timeoutSeconds, ...(interruption !== undefined && { interruption }) });
}

/** One session for all targets. The first Ctrl-C ends the questions to registries, and what was found until then is shown; the second one ends the program. */
export async function goOnline(timeoutSeconds: number): Promise<OpenSession> {
  const interruption = new AbortController();
  const stop = (): void => interruption.abort();
  process.once('SIGINT', stop);
  const session = await openSession(timeoutSeconds, interruption.signal);
  return {
    session,
    isInterrupted: () => interruption.signal.aborted,
    end: () => {
      process.off('SIGINT', stop);
      session.close();
    },
  };
}
