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
  keep(form);
});

// What was typed outlives a session or a form that expired: it is kept while the form is sent, and put back for the same person where the sign-in leads back to the
// page, or the way back from the page that tells that nothing was saved.
const typedFields = form => [...form.querySelectorAll('textarea, select, input:not([type=hidden], [type=file], [type=password])')];
const person = () => document.querySelector('.me a')?.textContent;

function keep(form) {
  if (form.querySelector('[type=password]')) return;
  const fields = typedFields(form).map(field => [field.name, field.value, field.checked]);
  sessionStorage.setItem('typed', JSON.stringify({ by: person(), page: location.pathname, action: form.getAttribute('action'), fields }));
}

function putBack({ by, page, action, fields }) {
  if (by !== person() || page !== location.pathname) return;
  const names = fields.map(([name]) => name).join();
  const forms = [...document.forms].filter(form => form.getAttribute('action') === action && typedFields(form).map(field => field.name).join() === names);
  if (fields.length === 0 || forms.length !== 1) return;
  typedFields(forms[0]).forEach((field, i) => { [, field.value, field.checked] = fields[i]; });
  forms[0].closest('details')?.setAttribute('open', '');
  say('没有保存的内容已经放回。请再提交一次。');
}

// Every page takes what is kept away again, but for the error page, which has no scripts, and the sign-in.
const kept = JSON.parse(sessionStorage.getItem('typed'));
const lose = () => sessionStorage.setItem('typed', JSON.stringify({ ...JSON.parse(sessionStorage.getItem('typed')), isLost: true }));
if (kept && document.querySelector('[type=password]')) {
  lose();
} else if (kept) {
  sessionStorage.removeItem('typed');
  if (kept.isLost || performance.getEntriesByType('navigation')[0].type === 'back_forward') putBack(kept);
}

// A page that the browser brings back as it was has the form that had expired.
addEventListener('pageshow', event => {
  if (event.persisted && sessionStorage.getItem('typed')) {
    lose();
    location.reload();
  }
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

// A session that ended, or a fault, is told instead of nothing happening. What was typed stays on the page, which another sign-in makes good again.
document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status !== 401) {
    say(`没有成功（${event.detail.xhr.status}）。请刷新页面再试。`);
  } else if (!document.getElementById('sign-in-again')) {
    document.getElementById('message').innerHTML = '登录已经过期，填写的内容还在。请<a id="sign-in-again" href="/account/login" target="_blank" rel="noopener">另开一页登录</a>，再回来继续。';
  }
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
