import { element } from './dom.ts';

/** Follows the system until the reader chooses. */
export function themeButton(): HTMLElement {
  const root = document.documentElement;
  const isDark = (): boolean => root.dataset['theme'] === 'dark';
  const button = element('button', { type: 'button', class: 'theme' });
  const apply = (dark: boolean): void => {
    root.dataset['theme'] = dark ? 'dark' : 'light';
    button.textContent = dark ? '☀' : '☾';
    button.setAttribute('aria-label', dark ? 'Use light colours' : 'Use dark colours');
    button.title = button.getAttribute('aria-label')!;
  };
  const system = matchMedia('(prefers-color-scheme: dark)');
  let isChosen = false;
  button.addEventListener('click', () => {
    isChosen = true;
    apply(!isDark());
  });
  system.addEventListener('change', () => !isChosen && apply(system.matches));
  apply(system.matches);
  return button;
}
