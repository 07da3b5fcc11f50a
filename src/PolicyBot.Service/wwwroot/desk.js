// The desk by keyboard. Every key is named in the page's help, which ? opens; every one has a button or link that does the same.
'use strict';

(() => {
  const typing = element => element.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');

  function help() {
    const keys = document.getElementById('keys');
    if (keys && !keys.open) keys.showModal();
  }

  // What an element does at its key: fields are entered, the rest is pressed.
  function use(element) {
    if (typing(element)) {
      element.focus();
    } else {
      element.click();
    }
  }

  // Up and down go through what can be opened, from the search and back to it.
  function move(step) {
    const links = [...document.querySelectorAll('.move')];
    const next = links.indexOf(document.activeElement) + step;
    if (next < 0) {
      document.querySelector('[data-before-moves]')?.focus();
    } else {
      links[Math.min(next, links.length - 1)]?.focus();
    }
  }

  function insert(button) {
    const field = document.querySelector(button.dataset.insert);
    if (!field) return;
    const before = field.value.trimEnd();
    field.value = (before ? `${before}\n` : '') + button.dataset.text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-help], [data-insert]');
    if (button) {
      if ('help' in button.dataset) help();
      else insert(button);
    }
  });

  document.addEventListener('keydown', event => {
    if (event.isComposing || document.querySelector('dialog[open]')) return;
    const field = typing(event.target);
    const mayMove = !field || 'beforeMoves' in field.dataset;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && field?.dataset.submit) {
      event.preventDefault();
      document.querySelector(field.dataset.submit).click();
    } else if (event.ctrlKey || event.metaKey || event.altKey) {
      // The browser's own.
    } else if (mayMove && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (!document.querySelector('.move')) return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (field) {
      if (event.key === 'Escape' && field.tagName !== 'SELECT') field.blur();
    } else if (event.key === '?' || event.key === '？') {
      help();
    } else {
      const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (element) {
        event.preventDefault();
        use(element);
      }
    }
  });
})();
