// What every staff page does beyond plain links and forms, which work without it.
'use strict';

// A question before what cannot be undone: <form data-confirm="…">.
document.addEventListener('submit', event => {
  const words = event.target.dataset.confirm;
  if (words && !confirm(words)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// A form that is on its way is not sent again by a second press.
const sent = new WeakMap();
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (event.timeStamp - sent.get(form) < 1000) {
    event.preventDefault();
    return;
  }
  sent.set(form, event.timeStamp);
});

// A choice by mouse or finger takes effect at once: <form data-submit-on-change>. With keys one goes through the choices to the one that is meant, and on to the button.
let isPointing = false;
document.addEventListener('pointerdown', () => { isPointing = true; }, true);
document.addEventListener('keydown', () => { isPointing = false; }, true);
document.addEventListener('change', event => {
  const form = event.target.form;
  if (isPointing && form && 'submitOnChange' in form.dataset) form.requestSubmit();
});

// What to copy stands in an element of the page: <button data-copy="#id">; the message says that it was done.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.innerText);
  say(button.dataset.copied ?? '已复制。');
});

// Says something to whoever looks and to whoever listens.
function say(words) {
  const message = document.getElementById('message');
  message.textContent = '';
  requestAnimationFrame(() => { message.textContent = words; });
}

// A session that ended, or a fault, is told instead of nothing happening.
document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status !== 401) say(`没有成功（${event.detail.xhr.status}）。请刷新页面再试。`);
});
document.addEventListener('htmx:sendError', () => say('连不上服务。请检查网络后再试。'));

// "/" goes to the page's search, as in many tools; not while something is typed.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const search = document.querySelector('input[type=search]');
  if (search) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});
