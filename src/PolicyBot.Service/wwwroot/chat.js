// The residents' conversation: Microsoft's Web Chat on this service's own Direct Line.
(() => {
  'use strict';

  const nonce = document.currentScript.nonce;
  const domain = new URL('/v3/directline', location.href).href;
  const element = document.getElementById('chat');
  const large = document.getElementById('large');
  const restart = document.getElementById('restart');
  const broken = document.getElementById('broken');
  const Status = { expiredToken: 3, failedToConnect: 4, ended: 5 };

  // Kept for this tab only: a computer in a library or a service hall is used by many.
  const saved = {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem('conversation'));
      } catch {
        return null;
      }
    },
    write(conversation) {
      try {
        sessionStorage.setItem('conversation', JSON.stringify(conversation));
      } catch {
        // Without it a reload begins anew.
      }
    },
    clear() {
      try {
        sessionStorage.removeItem('conversation');
      } catch {
        // There was nothing.
      }
    }
  };

  async function post(path, token) {
    const response = await fetch(domain + path, { method: 'POST', headers: token ? { authorization: `Bearer ${token}` } : {} });
    return response.ok ? response.json() : null;
  }

  async function open() {
    const before = saved.read();
    const resumed = before && await post('/tokens/refresh', before.token);
    if (resumed) {
      return { token: resumed.token, conversationId: resumed.conversationId };
    }

    const fresh = await post('/tokens/generate');
    return fresh && { token: fresh.token };
  }

  function complain() {
    saved.clear();
    broken.textContent = broken.dataset.words;
    element.querySelector('.starting')?.remove();
  }

  function styles() {
    const size = document.documentElement.classList.contains('large') ? 26 : 17;
    const declared = getComputedStyle(document.documentElement);
    const [paper, card, ink, soft, line, accent, onAccent] =
      ['paper', 'card', 'ink', 'soft', 'line', 'accent', 'on-accent'].map(name => declared.getPropertyValue(`--${name}`).trim());
    return {
      primaryFont: '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif',
      fontSizeSmall: '80%',
      accent,
      subtle: soft,
      backgroundColor: paper,
      paddingRegular: 14,
      paddingWide: 24,
      avatarSize: 36,
      // A narrow screen has no room to spare beside the words.
      botAvatarInitials: innerWidth < 600 ? undefined : '政',
      botAvatarBackgroundColor: accent,
      bubbleBackground: card,
      bubbleBorderColor: line,
      bubbleBorderRadius: 14,
      bubbleTextColor: ink,
      bubbleMaxWidth: 640,
      bubbleFromUserBackground: accent,
      bubbleFromUserBorderColor: accent,
      bubbleFromUserBorderRadius: 14,
      bubbleFromUserTextColor: onAccent,
      markdownRenderHTML: false,
      hideUploadButton: true,
      messageActivityWordBreak: 'break-word',
      sendBoxBackground: card,
      sendBoxHeight: Math.round(size * 3),
      sendBoxMaxHeight: 200,
      sendBoxTextWrap: true,
      sendBoxTextColor: ink,
      sendBoxPlaceholderColor: soft,
      sendBoxButtonColor: accent,
      sendBoxBorderTop: `solid 1px ${line}`,
      suggestedActionLayout: 'flow',
      suggestedActionBackgroundColor: card,
      suggestedActionBorderColor: accent,
      suggestedActionBorderRadius: 14,
      suggestedActionTextColor: accent,
      suggestedActionHeight: Math.round(size * 2.6),
      timestampColor: soft,
      transcriptOverlayButtonBackground: accent
    };
  }

  function render(conversation) {
    const directLine = WebChat.createDirectLine({ ...conversation, domain, webSocket: true });
    const store = WebChat.createStore();
    const { user } = JSON.parse(atob(conversation.token.split('.')[1].replace(/-/gu, '+').replace(/_/gu, '/')));
    const draw = () => WebChat.renderWebChat({
      directLine,
      store,
      nonce,
      userID: user,
      locale: element.dataset.locale,
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: element.dataset.placeholder },
      styleOptions: styles()
    }, element);

    directLine.connectionStatus$.subscribe(status => {
      if (directLine.conversationId) {
        saved.write({ token: directLine.token });
      }

      if (status === Status.expiredToken || status === Status.failedToConnect || status === Status.ended) {
        complain();
      }
    });
    // The client refreshes its token by itself.
    addEventListener('pagehide', () => saved.read() && saved.write({ token: directLine.token }));
    return draw;
  }

  function offerTools(draw) {
    const root = document.documentElement;
    const show = () => large.setAttribute('aria-pressed', String(root.classList.contains('large')));
    large.addEventListener('click', () => {
      const isLarge = root.classList.toggle('large');
      try {
        localStorage.setItem('large-type', isLarge ? 'yes' : 'no');
      } catch {
        // It holds for this page then.
      }

      show();
      draw();
    });
    restart.addEventListener('click', () => {
      saved.clear();
      location.reload();
    });
    show();
    large.hidden = restart.hidden = false;
  }

  async function start() {
    let draw = () => {};
    const conversation = await open().catch(() => null);
    if (conversation && window.WebChat) {
      draw = render(conversation);
      draw();
    } else {
      complain();
    }

    offerTools(draw);
  }

  start();
})();
