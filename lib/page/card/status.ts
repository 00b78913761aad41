import { type Status, statuses } from '../../paper/status';
import type { Builder } from '../widget/h';
import { ring } from '../widget/icons';

/** What is read aloud and shown. */
export type StatusTexts = { status: string } & Record<Status, string>;

/** Three radio buttons, so that arrow keys work as everywhere. */
export function createStatus(b: Builder, texts: StatusTexts, choose: (status: Status) => void) {
  const { h } = b;
  const radios: HTMLInputElement[] = [];
  const labels = statuses.map((value) => {
    const onchange = () => choose(value);
    const radio = h('input', { type: 'radio', name: 'status', value, onchange });
    radios.push(radio);
    return h('label', {}, radio, ring(b, value), texts[value]);
  });
  const element = h(
    'div',
    { class: 'status', role: 'radiogroup', 'aria-label': texts.status },
    ...labels,
  );
  return {
    element,
    set(status: Status | undefined) {
      for (const radio of radios) radio.checked = radio.value === status;
    },
    chosen: (): HTMLElement => radios.find((radio) => radio.checked) ?? element,
  };
}
