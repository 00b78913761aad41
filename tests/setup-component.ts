import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import './stubs/i18n';
import './stubs/search-worker';

afterEach(cleanup);
