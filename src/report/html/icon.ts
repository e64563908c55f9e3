import { markup, type Html } from '../markup.ts';

const shapes = {
  check: 'M6.5 12.5l3.6 3.7 7.4-8',
  pause: 'M9.2 8v8M14.8 8v8',
  question: 'M9.3 9.4a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.6 1.1-1.6 2.1M12 17v.1',
  cross: 'M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6',
  info: 'M12 11v5.4M12 7.7v.1',
  warning: 'M12 7v6M12 16.5v.1',
} as const;

export type IconName = keyof typeof shapes;

/** A sign in a disc, in the colour of its surroundings. The word beside it says the same. */
export function icon(name: IconName): Html {
  return markup`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${shapes[name]}"/></svg>`;
}
