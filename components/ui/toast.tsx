import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from './button';
import { Icon } from './icon';
import styles from './toast.module.css';

export interface ToastOptions {
  text: string;
  /** Usually Undo. */
  action?: { label: string; run: () => void };
  /** `problem` is read out at once and stays until it is closed. */
  tone?: 'plain' | 'problem';
}

interface Shown extends ToastOptions {
  id: number;
}

interface Toasts {
  /** Show a message; the answer takes it away again. */
  show: (options: ToastOptions) => () => void;
  /** Run the newest toast's action, as Ctrl+Z does. False when there is none. */
  runLast: () => boolean;
}

const visibleMs = 8000;
const most = 3;

const Context = createContext<Toasts | undefined>(undefined);

/** The toasts of this page. Needs a `ToastHost` above. */
export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts needs a ToastHost above it');
  return toasts;
}

/**
 * Shows short messages at the foot of the page, most with Undo. They leave by themselves after
 * 8 seconds, but not while they are pointed at or hold the focus, or the page is hidden.
 */
export function ToastHost({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const [held, setHeld] = useState(false);
  const nextId = useRef(0);
  const newest = useRef<Shown[]>([]);
  const cameFrom = useRef<HTMLElement | null>(null);
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    newest.current = toasts;
  }, [toasts]);

  const dismiss = useCallback((id: number) => {
    // A toast that goes with the focus on it gives the focus back.
    if (host.current?.contains(document.activeElement)) {
      setHeld(false);
      if (cameFrom.current?.isConnected) cameFrom.current.focus();
    }
    setToasts((all) => all.filter((toast) => toast.id !== id));
  }, []);

  const value = useMemo<Toasts>(
    () => ({
      show(options) {
        nextId.current += 1;
        const id = nextId.current;
        setToasts((all) => [...all, { ...options, id }].slice(-most));
        return () => dismiss(id);
      },
      runLast() {
        const last = newest.current.findLast((toast) => toast.action);
        if (!last) return false;
        dismiss(last.id);
        last.action?.run();
        return true;
      },
    }),
    [dismiss],
  );

  return (
    <Context value={value}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing only pauses the clock. */}
      <div
        ref={host}
        className={styles.host}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={(event) => {
          setHeld(true);
          const from = event.relatedTarget;
          if (from instanceof HTMLElement && !event.currentTarget.contains(from))
            cameFrom.current = from;
        }}
        onBlur={() => setHeld(false)}
      >
        <div role="status" className={styles.stack}>
          {toasts
            .filter((toast) => toast.tone !== 'problem')
            .map((toast) => (
              <Toast key={toast.id} toast={toast} held={held} dismiss={dismiss} />
            ))}
        </div>
        <div role="alert" className={styles.stack}>
          {toasts
            .filter((toast) => toast.tone === 'problem')
            .map((toast) => (
              <Toast key={toast.id} toast={toast} held={held} dismiss={dismiss} />
            ))}
        </div>
      </div>
    </Context>
  );
}

function Toast(props: { toast: Shown; held: boolean; dismiss: (id: number) => void }) {
  const { toast, held, dismiss } = props;
  const remaining = useRef(visibleMs);
  const [hidden, setHidden] = useState(() => document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (held || hidden || toast.tone === 'problem') return undefined;
    const since = Date.now();
    const timer = setTimeout(() => dismiss(toast.id), remaining.current);
    return () => {
      clearTimeout(timer);
      // After a pause there is time enough left to read it again.
      remaining.current = Math.max(remaining.current - (Date.now() - since), 3000);
    };
  }, [held, hidden, toast, dismiss]);
  const { action } = toast;
  return (
    <div className={styles.toast} data-tone={toast.tone ?? 'plain'}>
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            dismiss(toast.id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <Button
        variant="quiet"
        square
        className={styles.close}
        aria-label={t('action_close')}
        onClick={() => dismiss(toast.id)}
      >
        <Icon of={X} size={14} />
      </Button>
    </div>
  );
}
