import fc from 'fast-check';
import 'fake-indexeddb/auto';
import './stubs/i18n';

// The same cases on each run; other ones when asked for: FC_SEED=$RANDOM npx vitest run --project unit
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
