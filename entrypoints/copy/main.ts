import { openBackups } from '@/lib/backup/database';
import { fileOf } from '@/lib/backup/read';
import { answerCopies } from '@/lib/platform/save-copy';

answerCopies(async (id) => fileOf(await openBackups(), id));
