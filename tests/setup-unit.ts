import 'fake-indexeddb/auto';
import './stubs/i18n';
