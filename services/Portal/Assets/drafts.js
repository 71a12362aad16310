// Keeps what is being typed as a draft: three seconds after the last key, every five while typing, and when the page is
// left. Without this script there is the button; the form is the same.
const pause = 3000;
const longest = 5000;
// A browser lets 64 KB outlive a page.
const outliving = 60000;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const state = form.querySelector("[data-draft-state]");
  const version = form.elements["Input.DraftVersion"];
  let typed = 0; // When the first letter that is not kept yet was typed.
  let timer;
  let sending;
  let ended = false;

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), Math.max(0, Math.min(pause, typed + longest - Date.now())));
  };

  const touch = () => {
    typed ||= Date.now();
    plan();
  };

  const show = (words) => {
    if (words) {
      state.textContent = words;
    }
  };

  const take = async (answer) => {
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (answer.ok) {
      version.value = said.version;
      history.replaceState(null, "", form.dataset.draftAddress);
    } else {
      typed ||= Date.now();
    }
    show(said.said ?? (answer.ok ? "" : form.dataset.draftFailed));
    // When another tab was faster, the button shows both texts; another try would not.
    ended ||= answer.status === 409;
  };

  const save = async (leaving) => {
    if (ended || !typed || (sending && !leaving)) {
      return;
    }
    clearTimeout(timer);
    typed = 0;
    const body = new FormData(form);
    body.delete("form_owner");
    if (sending) {
      // What is on its way becomes the version before this one.
      body.set("Input.DraftVersion", Number(version.value) + 1);
    }
    const size = [...body.values()].reduce((sum, value) => sum + new Blob([value]).size + 200, 0);
    sending = new AbortController();
    try {
      await take(await fetch(form.dataset.draft, {
        method: "POST", body, redirect: "manual", keepalive: size < outliving, signal: sending.signal,
      }));
    } catch {
      if (!ended) {
        typed ||= Date.now();
        show(form.dataset.draftFailed);
      }
    }
    sending = undefined;
    if (typed && !ended) {
      clearTimeout(timer);
      timer = setTimeout(() => save(false), longest);
    }
  };

  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  // What the form itself sends is not to come back as a draft.
  form.addEventListener("submit", () => {
    ended = true;
    clearTimeout(timer);
    sending?.abort();
  });
  window.addEventListener("pagehide", () => save(true));
  window.addEventListener("pageshow", (event) => {
    ended = ended && !event.persisted;
  });
  if (form.dataset.draftUnsaved) {
    touch();
  }
}
