// Keeps what an examiner fills in at a criterion, and hands it all in, without leaving the page. Without this script
// the same form has buttons. What belongs to one criterion is sent one after another; criteria do not wait for each
// other.
{
  const pause = 1200;
  const longest = 4000;
  // A browser lets 64 KB outlive a page.
  const outliving = 60000;
  const states = new WeakMap();
  let loose = false; // Something was typed that only a button keeps.
  let posting = false;

  const stateOf = (section) => {
    if (!states.has(section)) {
      states.set(section, { typed: 0 });
    }
    return states.get(section);
  };

  const dossier = () => document.querySelector("form[data-dossier]");
  const keptOf = (section) => section.querySelector("[data-motivation], [data-note]");
  const sections = (form) => [...form.querySelectorAll("[data-criterion]")].filter(keptOf);
  const say = (section, words) => {
    section.querySelector("[data-state]").textContent = words ?? "";
  };

  // The fields of one criterion, named as the form names them; whose form it is only matters when a button sends it.
  const bodyOf = (form, section) => {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      const of = /^Input\.\w+\[([^\]_]+)(?:_\d+)?\]$/.exec(name)?.[1];
      if (name === "form_token" || of === section.dataset.criterion) {
        body.append(name, value);
      }
    }
    body.set("Input.Key", crypto.randomUUID().replaceAll("-", ""));
    return body;
  };

  const sizeOf = (body) => [...body.values()].reduce((sum, value) => sum + new Blob([value]).size + 200, 0);

  const send = (form, section, body) => {
    const place = section.querySelector("[data-note]") ? "notitie" : "criterium";
    return fetch(`${form.dataset.dossier}/${place}/${section.dataset.criterion}`, {
      method: "POST", body, redirect: "manual", keepalive: sizeOf(body) < outliving,
    });
  };

  const mark = (form, section) => {
    const step = document.querySelector(`[data-step="${section.dataset.criterion}"]`);
    const words = step?.querySelector("[data-step-state]");
    if (words) {
      const level = section.querySelector("[data-level]:checked");
      const done = level && section.querySelector("[data-motivation]").value.trim()
        && (level.dataset.level === "1" || section.querySelector("[data-cite]:checked"));
      step.toggleAttribute("data-done", Boolean(done));
      words.textContent = done ? form.dataset.done : form.dataset.toDo;
    }
  };

  const take = async (form, section, answer) => {
    const state = stateOf(section);
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    state.signedOut = answer.type === "opaqueredirect";
    state.refused = !answer.ok && answer.status >= 400 && answer.status < 500;
    if (answer.ok) {
      section.querySelector("[data-seen]").value = said.version;
      const changes = form.elements["Input.SeenChanges"];
      changes.value = Number(changes.value) + (section.querySelector("[data-note]") ? 0 : 1);
      mark(form, section);
    }
    // When another window was faster, the button shows both; another try would not.
    state.ended ||= answer.status === 409;
    if (answer.ok || state.refused || state.signedOut) {
      state.again = undefined;
    }
    if (state.signedOut) {
      state.typed ||= Date.now();
    }
    state.unsaved = !answer.ok;
    say(section, said.said ?? (state.signedOut ? form.dataset.signedOut : answer.ok ? "" : form.dataset.failed));
  };

  const attempt = async (form, section) => {
    const state = stateOf(section);
    // What may have arrived is sent again as it was, with its key, before anything newer: so it counts once.
    if (!state.again) {
      state.again = bodyOf(form, section);
      state.typed = 0;
    }
    say(section, form.dataset.saving);
    try {
      await take(form, section, await send(form, section, state.again));
    } catch {
      state.unsaved = true;
      say(section, form.dataset.failed);
    }
  };

  const save = async (section) => {
    const state = stateOf(section);
    const form = section.closest("form");
    clearTimeout(state.timer);
    if (state.ended || posting || !form || !(state.typed || state.again)) {
      return;
    }
    state.sending ??= attempt(form, section).finally(() => {
      state.sending = undefined;
      // Who is signed out stays so until a button leads to signing in.
      if ((state.typed || state.again) && !state.ended && !state.signedOut) {
        plan(section, state.unsaved ? longest : pause);
      }
    });
    await state.sending;
  };

  const plan = (section, wait = pause) => {
    const state = stateOf(section);
    clearTimeout(state.timer);
    const due = state.unsaved || !state.typed ? wait : Math.max(0, Math.min(wait, state.typed + longest - Date.now()));
    state.timer = setTimeout(() => save(section), due);
  };

  const touch = (section, wait) => {
    stateOf(section).typed ||= Date.now();
    plan(section, wait);
  };

  const leave = (form, section) => {
    const state = stateOf(section);
    if (!state.typed || state.ended) {
      return;
    }
    const body = bodyOf(form, section);
    if (state.sending || state.again) {
      // What is on its way becomes the version before this one.
      const seen = section.querySelector("[data-seen]");
      body.set(seen.name, Number(seen.value) + 1);
    }
    state.typed = 0;
    send(form, section, body).catch(() => {
      state.typed ||= Date.now();
    });
  };

  const settle = async (section) => {
    for (let attempts = 0; attempts < 3; attempts++) {
      const state = stateOf(section);
      await state.sending;
      if (!(state.typed || state.again) || state.ended) {
        break;
      }
      await save(section);
    }
    return !stateOf(section).unsaved;
  };

  // What lacked at a criterion is said until something is done about it there.
  const clear = (part) => {
    for (const old of part.querySelectorAll("[data-problems]")) {
      old.replaceChildren();
      old.closest("[data-levels]").classList.remove("wrong");
    }
  };

  const show = (form, lacks) => {
    clear(form);
    const list = document.createElement("ul");
    for (const { at, said } of lacks) {
      const place = at ? document.getElementById(at) : null;
      const line = document.createElement("li");
      if (place) {
        place.classList.add("wrong");
        const words = document.createElement("p");
        words.className = "field-error";
        words.textContent = said;
        place.querySelector("[data-problems]").append(words);
        const link = document.createElement("a");
        const section = place.closest("[data-criterion]");
        link.href = `#${section.id}`;
        link.textContent = `${section.querySelector("[data-heading]").textContent}: ${said}`;
        line.append(link);
      } else {
        line.textContent = said;
      }
      list.append(line);
    }
    form.querySelector("[data-lacks]").replaceChildren(...(lacks.length ? [list] : []));
    form.querySelector("[data-lacks] a")?.hash && form.querySelector(".level-choice.wrong")
      ?.closest("[data-criterion]").querySelector("[data-heading]").focus();
  };

  // The next stage is the same page as the server draws it now; it takes the place of this one.
  const renew = async () => {
    const page = await fetch(`${location.pathname}?bewaard=ingediend`, { headers: { accept: "text/html" } });
    const next = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main");
    document.querySelector("main").replaceWith(next);
    scrollTo({ top: 0, behavior: "instant" });
    document.getElementById("stage-title")?.focus();
  };

  const submit = async (form, button) => {
    const state = form.querySelector("[data-submit-state]");
    state.textContent = form.dataset.saving;
    const unsaved = [];
    for (const section of sections(form)) {
      if (!await settle(section)) {
        unsaved.push(section);
      }
    }
    if (unsaved.some((section) => stateOf(section).signedOut)) {
      native(form, button);
      return;
    }
    if (unsaved.length) {
      state.textContent = form.dataset.failed;
      unsaved[0].querySelector("[data-heading]").focus();
      return;
    }
    const body = new FormData(form);
    body.delete("form_owner");
    const answer = await fetch(`${form.dataset.dossier}/indienen`, { method: "POST", body, redirect: "manual" })
      .catch(() => undefined);
    if (answer?.ok) {
      await renew().catch(() => location.reload());
    } else if (answer?.type === "opaqueredirect") {
      native(form, button);
    } else {
      const json = answer?.headers.get("content-type")?.includes("json");
      state.textContent = json ? "" : form.dataset.failed;
      show(form, json ? (await answer.json()).lacks : []);
    }
  };

  const native = (form, button) => {
    posting = true;
    form.requestSubmit(button);
  };

  document.addEventListener("input", (event) => {
    const section = event.target.closest("form[data-dossier] [data-criterion]");
    const kept = section && keptOf(section);
    if (kept && (kept === event.target || kept.matches("[data-motivation]"))) {
      clear(section);
      touch(section, event.target.matches("textarea") ? pause : 150);
    } else if (event.target.closest("main form")) {
      loose = true;
    }
  });

  // Before the form's own listeners: what this script sends is no post of the form.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("form[data-dossier]") || posting || !["save", "submit"].includes(button?.value)) {
      posting = true;
      return;
    }
    const section = button.closest("[data-criterion]");
    if (button.value === "submit") {
      event.preventDefault();
      event.stopPropagation();
      submit(form, button);
    } else if (keptOf(section) && !stateOf(section).ended && !stateOf(section).signedOut) {
      event.preventDefault();
      event.stopPropagation();
      touch(section, 0);
    } else {
      posting = true;
    }
  }, true);

  window.addEventListener("pagehide", () => {
    const form = dossier();
    if (form && !posting) {
      sections(form).forEach((section) => leave(form, section));
    }
  });
  window.addEventListener("pageshow", () => {
    posting = false;
  });
  window.addEventListener("beforeunload", (event) => {
    const form = dossier();
    if (!posting && (loose || (form && sections(form).some((section) => stateOf(section).unsaved)))) {
      event.preventDefault();
    }
  });
  const form = dossier();
  if (form?.dataset.unsaved) {
    sections(form).forEach((section) => touch(section));
  }
}
