import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Tables before properties: what notices a mutant is mostly a quick test, and the first one is enough. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ({ moduleId }: TestSpecification) => Number(/properties|many/.test(moduleId));
    return files.toSorted((a, b) => slow(a) - slow(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** The unit tests of one folder as Stryker runs them, in one worker that lives on: a third quicker. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: [`tests/unit/${process.env.MUTATION_FOLDER ?? 'paper'}/**/*.test.ts`],
    // Seconds of work for each mutant that survives.
    exclude: ['**/huge-*.test.ts'],
    environment: 'node',
    isolate: false,
    env: { FC_SHARE: '5' },
    sequence: { sequencer: QuickFirst },
    setupFiles: ['tests/setup-unit.ts'],
  },
});
