/** One run of the fault suite: a change is begun, the worker is killed in it, and what is left is judged. */
import { rowsOf, type Snapshot, type Violation, violationsOf } from '../support/consistency.ts';
import { type Case, type Context, type State, seedId, type Trial } from './trial.ts';
import type { FaultyWorker } from './worker.ts';

/** How long anything may take before it counts as never coming (ms). */
const patienceMs = 60_000;
/** How long whoever asked may be left without an answer by a worker that is dead (ms). */
const answerMs = 10_000;
/** Share of the kills that come at a counted point; the others come after a time. */
const pointShare = 0.7;
/** Share of the runs in which what brings the change to its end is killed, too. */
const twiceShare = 0.25;

/** Long runs tell how far they are, and what they find at once. */
const loud = process.env.FAULT_LOUD !== undefined;

export interface Tally {
  runs: number;
  /** Kills that came before the change had ended. */
  inTime: number;
  lost: number;
  duplicated: number;
  inconsistent: number;
  /** What was found, in words. */
  found: string[];
}

export class FaultRuns {
  readonly tallies = new Map<string, Tally>();
  readonly #worker: FaultyWorker;
  readonly #context: Omit<Context, 'n'>;
  readonly #chance: () => number;
  /** Points and milliseconds of each change when nobody disturbs it. */
  readonly #known = new Map<string, { points: number; ms: number }>();
  readonly #promises: { name: string; n: number; keeps: (snapshot: Snapshot) => boolean }[] = [];
  #n = 0;
  /** So many of the papers that were there from the beginning must be there at any time. */
  seeded = 0;

  constructor(context: Omit<Context, 'n'>, chance: () => number) {
    this.#worker = context.worker;
    this.#context = context;
    this.#chance = chance;
  }

  tally(name: string): Tally {
    const known = this.tallies.get(name);
    if (known) return known;
    const tally = { runs: 0, inTime: 0, lost: 0, duplicated: 0, inconsistent: 0, found: [] };
    this.tallies.set(name, tally);
    return tally;
  }

  #report(name: string, where: string, violations: readonly Violation[]): void {
    const tally = this.tally(name);
    for (const { kind, what } of violations) {
      tally[kind] += 1;
      tally.found.push(`${where}: ${kind}: ${what}`);
      if (loud) console.log(`  ${name}: ${where}: ${kind}: ${what}`);
    }
  }

  async #until(is: () => Promise<boolean>, what: string, ms = patienceMs): Promise<void> {
    const deadline = Date.now() + ms;
    while (!(await is())) if (Date.now() > deadline) throw new Error(`never: ${what}`);
  }

  /** Whether a change came to its end before the worker was held: who looks may have to wait for it. */
  async #endedBeforeHeld(trial: Trial, what: string): Promise<boolean> {
    let [ended, over] = [false, false];
    const look = async () => {
      while (!over && !ended) ended = await this.#ended(trial);
    };
    void look().catch(() => undefined);
    await this.#until(async () => ended || (await this.#worker.isHeld()), what);
    over = true;
    return ended;
  }

  #ended(trial: Trial): Promise<boolean> {
    if (trial.ended) return trial.ended();
    return this.#worker.answer().then((answer) => answer !== 'waiting');
  }

  /** Does the change once, undisturbed, to learn how many points it has and how long it takes. */
  async #learn(each: Case): Promise<{ points: number; ms: number }> {
    const known = this.#known.get(each.name);
    if (known) return known;
    const trial = await each.prepare({ ...this.#context, n: ++this.#n });
    await this.#worker.holdAt(0);
    const since = Date.now();
    await trial.begin();
    await this.#until(() => this.#ended(trial), `the end of ${each.name}`);
    const learnt = { ms: Date.now() - since, points: await this.#worker.points() };
    this.#known.set(each.name, learnt);
    this.#judge(each, trial, await this.#context.snapshot(), 'undisturbed', ['all'], true);
    return learnt;
  }

  #judge(
    { name }: Case,
    trial: Trial,
    snapshot: Snapshot,
    where: string,
    states: readonly State[],
    settled: boolean,
  ): void {
    const ids = new Set(rowsOf(snapshot, 'papers').map(({ id }) => id));
    const violations = violationsOf(snapshot, { settled });
    for (let n = 0; n < this.seeded; n += 1) {
      if (!ids.has(seedId(n))) violations.push({ kind: 'lost', what: `paper ${seedId(n)}` });
    }
    const state = trial.state(snapshot);
    const kind = state === 'none' && states.includes('all') ? 'lost' : 'inconsistent';
    if (!states.includes(state)) violations.push({ kind, what: `the change is there: ${state}` });
    this.#report(name, where, violations);
  }

  /** One kill of a change. What goes wrong in any other way counts as inconsistent. */
  async run(each: Case): Promise<void> {
    try {
      await this.#run(each);
    } catch (error) {
      const what = String(error).slice(0, 500);
      this.#report(each.name, `run ${this.#n}`, [{ kind: 'inconsistent', what }]);
      await this.#worker.kill();
    }
  }

  async #run(each: Case): Promise<void> {
    const known = await this.#learn(each);
    const { points, ms } = known;
    const n = ++this.#n;
    const trial = await each.prepare({ ...this.#context, n });
    const tally = this.tally(each.name);
    const at = 1 + Math.floor(this.#chance() * points * 1.02);
    const byPoint = this.#chance() < pointShare;
    const waitMs = this.#chance() * ms * 1.1;
    const twice = this.#chance() < twiceShare;
    const where = `run ${n}, ${byPoint ? `point ${at} of ${points}` : `${waitMs.toFixed(1)} ms`}`;

    if (loud) console.log(`${each.name}: ${where}`);
    if (byPoint) await this.#worker.holdAt(at);
    await trial.begin();
    if (byPoint) {
      const ended = await this.#endedBeforeHeld(trial, `point ${at} of ${each.name}`);
      if (!ended) tally.inTime += 1;
      // It has fewer points by now: a list is fresh, a tag is gone.
      else known.points = Math.max(2, Math.min(at, await this.#worker.points()));
    } else {
      await this.#pass(waitMs);
      if (!(await this.#ended(trial))) tally.inTime += 1;
    }
    await this.#worker.kill();
    tally.runs += 1;

    const acknowledged = await this.#answer(each, trial, where);
    const first = await this.#context.snapshot();
    const allowed = acknowledged ? ['all'] : ['none', 'all', ...(trial.parts ? ['part'] : [])];
    this.#judge(each, trial, first, `${where}, after the kill`, allowed, false);

    if (twice) {
      const finishing = trial.finish?.().catch(() => undefined);
      await this.#pass(waitMs);
      await this.#worker.kill();
      await finishing;
    }
    await trial.finish?.();
    if (trial.finished) await this.#until(trial.finished, `the end of ${each.name}, ${where}`);
    const last = await this.#context.snapshot();
    this.#judge(each, trial, last, `${where}, in the end`, ['all'], true);
    const { keeps } = trial;
    if (keeps?.(last)) this.#promises.push({ name: each.name, n, keeps });
  }

  /** A wait as short as wanted: the page's clock ticks finer than timers do. */
  async #pass(ms: number): Promise<void> {
    const until = performance.now() + ms;
    if (ms > 20) await new Promise((resolve) => setTimeout(resolve, ms - 5));
    while (performance.now() < until) await Promise.resolve();
  }

  /** Whoever asked hears of it, whatever becomes of the worker. @returns whether the answer is yes. */
  async #answer(each: Case, trial: Trial, where: string): Promise<boolean> {
    if (trial.ended) return false;
    const answered = async () => (await this.#worker.answer()) !== 'waiting';
    try {
      await this.#until(answered, 'an answer', answerMs);
    } catch {
      const what = 'whoever asked waits for ever';
      this.#report(each.name, where, [{ kind: 'inconsistent', what }]);
    }
    return (await this.#worker.answer()) === 'yes';
  }

  /** What was acknowledged in any run is still there after all of them. */
  async close(): Promise<void> {
    const snapshot = await this.#context.snapshot();
    for (const { name, n, keeps } of this.#promises) {
      if (keeps(snapshot)) continue;
      this.#report(name, `run ${n}`, [{ kind: 'lost', what: 'it was there, and is gone later' }]);
    }
  }
}

/** The table that is printed: a line a case, and the sums. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const head = ['runs', 'in time', 'lost', 'duplicated', 'inconsistent'];
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(30)}${cells.map((cell) => String(cell).padStart(13)).join('')}`;
  const cellsOf = (tally: Tally) => [
    ...[tally.runs, tally.inTime, tally.lost],
    ...[tally.duplicated, tally.inconsistent],
  ];
  const rows = [...tallies].map(([name, tally]) => line(name, cellsOf(tally)));
  const all = [...tallies.values()].map(cellsOf);
  const sums = head.map((_, at) => all.reduce((sum, cells) => sum + (cells[at] ?? 0), 0));
  return [line('', head), ...rows, line('all', sums)].join('\n');
}
