import { element } from './dom.ts';

let box: HTMLElement | undefined;

/** A mistake of this page is said, not swallowed: what was seen may not be all. */
function show(reason: unknown): void {
  box?.remove();
  box = element('div', { class: 'fault', role: 'alert' },
    element('p', {}, element('strong', {}, 'This page could not show what was asked for. '), 'What stands below may be out of date. Start over; if it happens again, make the report anew, and please tell us this: ', element('code', {}, String(reason))),
    element('button', { type: 'button', onclick: startOver }, 'Start over'));
  document.body.prepend(box);
}

function startOver(): void {
  history.replaceState(null, '', '#');
  location.reload();
}

addEventListener('error', (event) => show(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => show(event.reason));
