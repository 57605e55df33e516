/** What a limit is for: everything, a window, or one feed. */
export type Scope = 'machine' | `window ${string}` | `feed ${string}`;

/** Why a limit was set. */
export type LimitReason = 'cpu' | 'network';

interface Limit {
  /** Uncorrected, as the cost model says: so it stays true when the correction moves. */
  cores: number;
  reason: LimitReason;
}

interface Failures {
  count: number;
  blockedUntilMs: number;
  /** What other programs used then, in cores; null when unknown. */
  foreignCores: number | null;
}

const firstBlockMs = 60_000;
const longestBlockMs = 600_000;
/** So many failures may have been the fault of other programs alone. */
const trustedFailures = 3;

/**
 * What was learned from late tiles: how much each scope may take. A limit is lifted by raising step by step; a scope in which that went wrong twice is
 * blocked, each time for longer.
 */
export class Limits {
  private readonly limits = new Map<Scope, Limit>();
  private readonly failures = new Map<Scope, Failures>();

  of(scope: Scope): number {
    return this.limits.get(scope)?.cores ?? Number.POSITIVE_INFINITY;
  }

  /** Whether anything was learned at all. */
  isAny(): boolean {
    return this.limits.size > 0;
  }

  reason(scope: Scope): LimitReason | null {
    return this.limits.get(scope)?.reason ?? null;
  }

  /** Tiles were late: the scope may take no more than that. */
  lower(scope: Scope, cores: number, reason: LimitReason): void {
    this.limits.set(scope, { cores: Math.min(this.of(scope), cores), reason });
  }

  /** A raise needs that much. */
  lift(scope: Scope, cores: number): void {
    const limit = this.limits.get(scope);
    if (limit && limit.cores < cores) limit.cores = cores;
  }

  /** The scope's work is now thought to take so much more, or less: what was learned goes with it. */
  shift(scope: Scope, moreCores: number): void {
    const limit = this.limits.get(scope);
    if (limit) limit.cores = Math.max(0, limit.cores + moreCores);
  }

  /** The limit does not matter any more. */
  drop(scope: Scope): void {
    this.limits.delete(scope);
  }

  /** A raise in the scope made tiles late. */
  failed(scope: Scope, nowMs: number, foreignCores: number | null): void {
    const count = (this.failures.get(scope)?.count ?? 0) + 1;
    const blockMs = count < 2 ? 0 : Math.min(longestBlockMs, firstBlockMs * 2 ** (count - 2));
    this.failures.set(scope, { count, blockedUntilMs: nowMs + blockMs, foreignCores });
  }

  /** A raise in the scope went well. */
  forgive(scope: Scope): void {
    this.failures.delete(scope);
  }

  /** A raise there went wrong and none has gone well since. */
  hasFailed(scope: Scope): boolean {
    return this.failures.has(scope);
  }

  blocked(scope: Scope, nowMs: number): boolean {
    return (this.failures.get(scope)?.blockedUntilMs ?? 0) > nowMs;
  }

  /** Tiles came or went: such scopes may be tried again, yet another failure counts as one more. */
  unblock(isMeant: (scope: Scope) => boolean): void {
    for (const [scope, failure] of this.failures) if (isMeant(scope)) failure.blockedUntilMs = 0;
  }

  /**
   * Other programs take that much now: where it was more by `lessCores` when a raise failed, it may be tried again. The failures still count, and after
   * some the block stands: a load that comes and goes would make tiles flicker.
   */
  foreignLoad(cores: number, lessCores: number): void {
    for (const failure of this.failures.values()) {
      const { count, foreignCores } = failure;
      if (count <= trustedFailures && foreignCores !== null && cores <= foreignCores - lessCores)
        failure.blockedUntilMs = 0;
    }
  }

  /** Keeps only scopes that still are. */
  retain(lives: (scope: Scope) => boolean): void {
    for (const scope of this.limits.keys()) if (!lives(scope)) this.limits.delete(scope);
    for (const scope of this.failures.keys()) if (!lives(scope)) this.failures.delete(scope);
  }
}
