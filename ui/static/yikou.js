/* Our few lines: keys, focus, guards, live lists. Every page works without them; nothing here knows an affair.
   Words come from the page (data-words on body), so that they are translated with it. */
"use strict";
(() => {
  const body = document.body;
  const words = JSON.parse(body.dataset.words || "{}");
  const scope = (body.dataset.scope || "").trim();
  const say = (text, values = {}) => Object.entries(values).reduce((s, [k, v]) => s.replace(`{${k}}`, v), words[text] || "");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isShown = (element) => element.getClientRects().length > 0;
  const isTyping = (element) => element.matches("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=file]), textarea, select, [contenteditable]");
  document.documentElement.classList.add("js");
  const announce = (text) => {
    const live = document.getElementById("live");
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 50);
  };

  /* --- focus: errors first, then what the page asks for, then the first empty field of a form ------------------ */
  function focusFirst() {
    if (location.hash.length > 1) return revealTarget();
    const faults = document.getElementById("faults");
    if (!faults && all("[autofocus]").some(isShown)) return; // the browser's own business
    const wanted = faults || all("[data-focus]").find(isShown) || firstEmpty();
    if (wanted) wanted.focus({ preventScroll: !wanted.matches(".yk-faults") });
  }
  function firstEmpty() {
    const form = document.querySelector("form[data-enter]");
    return form && fieldsOf(form).find((field) => field.type === "radio" ? !form.querySelector(`[name="${field.name}"]:checked`) : !field.value && !field.readOnly && field.matches("input:not([type=checkbox]):not([type=file]), select, textarea"));
  }
  const isSameChoice = (one, other) => one.type === "radio" && one.name === other.name;
  const fieldsOf = (form) => all("input:not([type=hidden]):not([tabindex='-1']), select, textarea", form).filter((f) => !f.disabled && isShown(f));
  /* A link to a field opens the section it is folded into and puts the cursor there. */
  function revealTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    const field = target.matches("input, select, textarea") ? target : target.matches("fieldset, li, tr") && target.querySelector("input:not([type=hidden]), select, textarea, button");
    if (field) { field.focus({ preventScroll: true }); target.scrollIntoView({ block: "center" }); }
  }
  window.addEventListener("hashchange", revealTarget);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) revealTarget();
    if (link && link.closest(".yk-tabs")) all("a", link.closest(".yk-tabs")).forEach((a) => a === link ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current"));
  });

  /* --- one submit only, without disabling the button that carries its name ----------------------------------- */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.busy) { event.preventDefault(); return; }
    /* Without a network the browser would put a page of its own in place of what was typed. */
    if (navigator.onLine === false) { event.preventDefault(); announce(words.offline || ""); return; }
    form.dataset.busy = "yes";
    form.setAttribute("aria-busy", "true");
    dirty.delete(form);
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    announce((event.submitter && event.submitter.dataset.busy) || words.busy || "");
  });
  function release() {
    all("form[data-busy]").forEach((form) => { delete form.dataset.busy; form.removeAttribute("aria-busy"); });
    all("button[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
  window.addEventListener("pageshow", (event) => { if (event.persisted) release(); });

  /* --- what is written and not kept ------------------------------------------------------------------------- */
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-guard]")) dirty.add(form);
  });
  window.addEventListener("beforeunload", (event) => { if (dirty.size) { event.preventDefault(); event.returnValue = words.leave; } });

  /* --- what is typed at a verb is kept by itself, and what it would bring is said anew ------------------------- */
  const typing = new Map();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches("[data-keep]")) return;
    clearTimeout(typing.get(form));
    typing.set(form, setTimeout(() => { if (!form.dataset.busy) htmx.trigger(form, "keep"); }, 700));
  });
  document.addEventListener("click", (event) => {
    const phrase = event.target.closest("[data-phrase]");
    if (!phrase) return;
    event.preventDefault();
    const field = document.getElementById(phrase.dataset.phrase);
    field.setRangeText(phrase.textContent.trim(), field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  /* --- keys ------------------------------------------------------------------------------------------------- */
  const nameOf = (event) => [event.ctrlKey || event.metaKey ? "Ctrl+" : "", event.altKey ? "Alt+" : "", event.key.length === 1 ? event.key.toLowerCase() : event.key].join("");
  const pressable = (name) => all("[data-press]").find((e) => e.dataset.press.toLowerCase() === name.toLowerCase() && isShown(e));
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const name = nameOf(event);
    const single = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (single && (isTyping(event.target) || !("shortcuts" in body.dataset) || document.querySelector("dialog[open]"))) return;
    const act = named[name] || (scope === "desk" && desk[name]) || (single && letter) || press;
    if (act(event, name)) event.preventDefault();
  });
  function whenQuiet(act, looks = 0) {
    if (looks > 1) return act();
    return setTimeout(() => whenQuiet(act, document.querySelector(".htmx-request") ? 0 : looks + 1), 40);
  }
  function press(event, name) {
    const target = pressable(name);
    if (!target) return false;
    /* A refresh on its way may swap the input away and close the file dialog with it: it opens as soon as that is over. */
    if (target.type === "file") whenQuiet(() => pressable(name) && pressable(name).click());
    else target.click();
    return true;
  }
  /* Enter goes on to the next field, and from the last to the button that sends: it sends nothing by itself. */
  function onward(field) {
    const box = field.form.contains(field) ? field.form : field.closest("details, section");
    const fields = fieldsOf(box).filter((one) => one === field || !isSameChoice(one, field));
    const next = fields[fields.indexOf(field) + 1] || pressable("Ctrl+Enter") || all("button[formaction]", box).find(isShown) || all("[data-verb]").find(isShown);
    if (next) next.focus();
    return true;
  }
  /* A letter only moves to the verb and opens it; Enter performs it. */
  function letter(event, name) {
    const verb = all("[data-verb]").find((e) => e.dataset.verb === name && isShown(e));
    if (!verb) return press(event, name);
    if (verb.tagName === "SUMMARY") verb.parentElement.open = true;
    const inside = verb.tagName === "SUMMARY" && all("input:not([type=hidden]), select, textarea, button[formaction]", verb.parentElement).find(isShown);
    (inside || verb).focus();
    return true;
  }
  const menus = "details.yk-drop[open], details.yk-row-more[open]";
  /* In a tree the arrows go from link to link. */
  function alongTree(by) {
    const tree = document.activeElement.closest("[data-tree]"), links = tree ? all("a", tree) : [];
    const next = links[links.indexOf(document.activeElement) + by];
    if (next) next.focus();
    return Boolean(next);
  }
  /* Left to the org above, right to the first one below, which opens where its branch is closed. */
  function acrossTree(down) {
    const here = document.activeElement, item = here.closest("[data-tree] li");
    const next = item && (down ? item.querySelector(":scope > ul a") : item.parentElement.closest("li")?.querySelector(":scope > a"));
    if (next) next.focus();
    else if (item && down && "more" in here.dataset) here.click();
    return Boolean(item);
  }
  const named = {
    ArrowDown: () => alongTree(1),
    ArrowUp: () => alongTree(-1),
    ArrowLeft: (event) => acrossTree(false) || press(event, "ArrowLeft"),
    ArrowRight: (event) => acrossTree(true) || press(event, "ArrowRight"),
    "/": () => { const find = document.getElementById("find"); if (!find || !isShown(find)) return false; find.focus(); return true; },
    "?": () => { const keys = document.getElementById("keys"); if (!keys) return false; keys.showModal(); return true; },
    Escape: (event) => {
      all(menus).forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
      if (all("[data-select]:checked").length) clearSelection();
      return !document.querySelector("dialog[open]") && press(event, "Escape");
    },
    F2: () => { const box = document.querySelector("[data-reader]"); if (!box) return false; box.click(); return true; },
    "Alt+n": () => {
      const rows = document.activeElement.closest("details, fieldset, section") || document;
      const add = rows.querySelector("[data-add], button[value^='add:']") || document.querySelector("[data-add], button[value^='add:']");
      if (!add) return false;
      add.click();
      return true;
    },
    Enter: (event) => {
      const field = event.target;
      if (!field.form || !field.form.matches("[data-enter], [data-keep]") || field.matches("textarea, button, [type=submit], [type=file], summary")) return scope === "desk" && desk.Enter(event);
      return onward(field);
    },
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(menus) && event.target.open) all(menus).forEach((d) => { if (d !== event.target) d.open = false; });
  }, true);
  document.addEventListener("click", (event) => { all(menus).forEach((d) => { if (!d.contains(event.target)) d.open = false; }); });

  /* --- desk: a cursor row that stays where it is ------------------------------------------------------------ */
  let cursor = "";
  const rows = () => all("tr[data-row]");
  const current = () => document.getElementById(cursor);
  function moveTo(row) {
    if (!row) return false;
    rows().forEach((one) => one.classList.toggle("is-cursor", one === row));
    row.id = row.id || `row-${rows().indexOf(row)}`;
    cursor = row.id;
    if (scope === "desk") sessionStorage.setItem(`cursor ${location.pathname}`, JSON.stringify([row.id, rows().indexOf(row)]));
    const link = row.querySelector("a.main");
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }
  const step = (by) => { const list = rows(), at = list.indexOf(current()); return moveTo(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)]); };
  const desk = {
    j: () => step(1),
    k: () => step(-1),
    x: () => { const box = current() && current().querySelector("[data-select]"); if (!box) return false; box.click(); return true; },
    Enter: (event) => {
      if (event.target !== body && event.target.closest("a, button, input, select, textarea, summary")) return false;
      const link = current() && current().querySelector("a.main");
      if (link) link.click();
      return Boolean(link);
    },
  };
  /* Back from a case the cursor stands where it stood, or where the row would be that is done. */
  function restoreCursor() {
    const [id, place] = JSON.parse(sessionStorage.getItem(`cursor ${location.pathname}`) || "[]");
    const list = rows();
    if (scope !== "desk" || !list.length || place === undefined || document.getElementById("faults")) return;
    moveTo(document.getElementById(id) || list[Math.min(place, list.length - 1)]);
  }
  function clearSelection() { all("[data-select]:checked").forEach((box) => { box.checked = false; }); showSelection(); }
  /* Only rows of one affair and step go together, so the first one chosen says which others can be. */
  function showSelection() {
    const bar = document.querySelector("[data-batch]"), boxes = all("[data-select]"), chosen = boxes.filter((box) => box.checked), whole = document.querySelector("[data-select-all]");
    const kind = chosen.length ? chosen[0].dataset.kind : "";
    boxes.forEach((box) => { box.closest("tr").classList.toggle("is-on", box.checked); box.disabled = Boolean(kind) && box.dataset.kind !== kind; });
    if (whole) whole.checked = Boolean(kind) && chosen.length === boxes.filter((box) => !box.disabled).length;
    if (!bar) return;
    bar.hidden = !chosen.length;
    bar.querySelector("[data-batch-count]").textContent = say("chosen", { n: chosen.length });
    bar.querySelector("[data-batch-kind]").textContent = kind;
  }
  function selectAll(whole) {
    const boxes = all("[data-select]"), first = boxes.find((box) => box.checked) || boxes[0];
    boxes.forEach((box) => { box.checked = whole.checked && box.dataset.kind === first.dataset.kind; });
    showSelection();
  }
  document.addEventListener("change", (event) => {
    const control = event.target;
    markChanged(control);
    if (control.matches("[data-select]")) showSelection();
    if (control.matches("[data-select-all]")) selectAll(control);
    if (control.matches("[data-submit]")) control.form.requestSubmit();
    if (control.matches("[data-reveal]")) document.getElementById(control.dataset.reveal).type = control.checked ? "text" : "password";
    if (control.matches("[data-only-changes]")) document.getElementById(control.dataset.onlyChanges).classList.toggle("only-changes", control.checked);
    if (control.matches("[data-upload]") && control.files.length) upload(control);
  });
  /* What was brought from a record and is typed over loses its source; typed back, it has it again. */
  function markChanged(control) {
    const field = control.closest(".yk-rows td, .yk-field:has(> :is(label, legend) > .from)");
    if (!field) return;
    const isOther = (one) => one.tagName === "SELECT" ? all("option", one).some((o) => o.defaultSelected && !o.selected) : one.matches("[type=radio], [type=checkbox]") ? one.checked !== one.defaultChecked : one.value !== one.defaultValue;
    field.classList.toggle("is-changed", all("input:not([type=hidden]), select, textarea", field).some(isOther));
  }
  document.addEventListener("reset", () => setTimeout(showSelection));

  /* --- live list: new rows are marked and announced, nothing under the reader's eyes jumps -------------------- */
  let before = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const live = event.detail.target.closest && event.detail.target.closest("[data-live]");
    if (event.detail.xhr.status >= 400 && event.detail.xhr.status !== 422) return oops(event);
    if (!live) return;
    const row = current();
    const asked = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    before = { byItself: !asked || !/^(click|change|submit|input)$/.test(asked.type), ids: new Set(rows().map((r) => r.id)), chosen: new Set(all("[data-select]:checked").map((b) => b.value)), place: rows().indexOf(row),
      top: row ? row.getBoundingClientRect().top : null, held: Boolean(row && row.contains(document.activeElement)) };
  });
  document.addEventListener("htmx:afterSettle", () => {
    const list = document.querySelector("[data-address]");
    if (list && list.dataset.address !== location.pathname + location.search) { history.replaceState(null, "", list.dataset.address); showSelection(); }
    if (!before) return;
    const was = before;
    before = null;
    all("[data-select]").forEach((box) => { box.checked = was.chosen.has(box.value); });
    showSelection();
    const fresh = rows().filter((row) => !was.ids.has(row.id));
    fresh.forEach(markNew);
    if (was.byItself) keepOrder([...was.ids]);
    const row = current() || (cursor && rows()[Math.min(was.place, rows().length - 1)]);
    if (row) {
      row.classList.add("is-cursor");
      cursor = row.id;
      if (was.held) row.querySelector("a.main").focus({ preventScroll: true });
      if (was.top !== null) scrollBy(0, row.getBoundingClientRect().top - was.top);
    }
    if (fresh.length) tellArrived(fresh);
  });
  /* One status for all that came while the page is open, said once a burst is over. */
  const arrived = new Set();
  let telling = 0;
  function tellArrived(fresh) {
    const told = document.getElementById("arrived");
    fresh.forEach((row) => arrived.add(row.id));
    clearTimeout(telling);
    telling = setTimeout(() => { if (told) told.textContent = ` · ${say("new", { n: arrived.size })}`; }, 1000);
  }
  /* What comes by itself moves no row that somebody is looking at: it stands at the end until the page is asked for anew. */
  function keepOrder(ids) {
    const place = (row) => (ids.includes(row.id) ? ids.indexOf(row.id) : ids.length);
    rows().sort((one, other) => place(one) - place(other)).forEach((row) => row.parentElement.append(row));
  }
  function markNew(row) {
    row.classList.add("is-new");
    const lead = row.querySelector(".lead-in");
    if (!lead || lead.querySelector(".yk-tag--solid")) return;
    const tag = document.createElement("span");
    tag.className = "yk-tag yk-tag--solid ms-1";
    tag.textContent = words.fresh;
    lead.append(tag);
  }
  /* An error that htmx brings is shown above everything else; what was typed stays where it is. */
  function oops(event) {
    const detail = event.detail;
    Object.assign(detail, { shouldSwap: true, isError: false, swapOverride: "innerHTML", selectOverride: "unset" });
    release();
    if (detail.xhr.status === 401) { detail.target = body; dirty.clear(); return; }
    const main = document.getElementById("main");
    const place = document.getElementById("oops") || main.insertBefore(Object.assign(document.createElement("div"), { id: "oops", className: "mb-3" }), main.firstChild);
    detail.target = place;
    setTimeout(() => { place.tabIndex = -1; place.focus(); scrollTo(0, 0); }, 50);
  }
  /* What comes as it stands already is left alone: a swap would close a dialog that is just opening from within it. */
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail, came = fragment.nodeType === Node.DOCUMENT_FRAGMENT_NODE && fragment.firstElementChild;
    if (came && came.innerHTML === target.innerHTML && came.className === target.className) event.detail.shouldSwap = false;
  });
  /* Where the field in hand is swapped away, typing goes on in the next one that is still there. */
  let inHand = [];
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const held = document.activeElement;
    if (event.detail.shouldSwap === false || !held || !held.form || !event.detail.target.contains(held)) return;
    const fields = fieldsOf(held.form);
    inHand = fields.slice(fields.indexOf(held));
  });
  document.addEventListener("htmx:oobAfterSwap", () => {
    const next = document.activeElement === body && inHand.find((field) => field.isConnected && isShown(field));
    if (next) next.focus({ preventScroll: true });
    inHand = [];
  });
  /* What a refresh posts is kept by the server; leaving asks again only if that fails or more is typed. */
  const guarded = (event) => { const form = event.target.form || event.target; return form.matches && form.matches("[data-guard]") ? form : null; };
  document.addEventListener("htmx:beforeRequest", (event) => { if (guarded(event)) dirty.delete(guarded(event)); });
  document.addEventListener("htmx:afterRequest", (event) => { if (guarded(event) && event.detail.failed) dirty.add(guarded(event)); });
  /* What could not be sent is kept as soon as the network, or the server, is back. */
  let retry = 0;
  const again = () => dirty.forEach((form) => { if (form.matches("[hx-post]")) htmx.trigger(form, "change"); });
  window.addEventListener("online", again);
  document.addEventListener("htmx:sendError", (event) => {
    release();
    announce(words.offline || "");
    if (!guarded(event)) return;
    dirty.add(guarded(event));
    clearTimeout(retry);
    retry = setTimeout(again, 5000);
  });
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf-token]").content;
    /* A change presses no button; htmx would send the one that was pressed while this change waited for its turn. */
    if (event.detail.triggeringEvent && event.detail.triggeringEvent.type === "change") event.detail.formData.delete("_do");
  });
  document.addEventListener("htmx:afterRequest", release);

  /* --- papers: chosen or dropped files go up at once, with progress ------------------------------------------ */
  /* While the system's file dialog is open, a refresh may put a new input in the old one's place: it gets what is chosen. */
  document.addEventListener("click", (event) => {
    const input = event.target;
    if (input.type === "file") input.onchange = () => {
      const now = document.getElementById(input.id);
      if (input.isConnected || !now) return;
      now.files = input.files;
      now.dispatchEvent(new Event("change", { bubbles: true }));
    };
  });
  /* The list of papers marks what the viewer shows, by whatever it was reached; where it scrolls, it alone does. */
  document.addEventListener("htmx:load", (event) => { if (event.target.id === "viewer") markPaper(event.target.dataset.shows); });
  function markPaper(key) {
    all("[data-paper]").forEach((link) => link.dataset.paper === key ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
    const shown = document.querySelector("[data-paper][aria-current]"), list = shown && shown.closest(".yk-list");
    if (!list) return;
    const at = shown.closest("li").getBoundingClientRect(), box = list.getBoundingClientRect();
    list.scrollTop += Math.min(at.top - box.top, 0) || Math.max(at.bottom - box.bottom, 0);
  }
  function upload(input) {
    const form = input.form, most = 20 * 1024 * 1024, bar = document.getElementById("upload-progress");
    const big = [...input.files].find((file) => file.size > most);
    if (big) { announce(say("big", { name: big.name })); input.value = ""; return alertAt(input, say("big", { name: big.name })); }
    const wasDirty = dirty.has(form), values = new FormData(form), source = document.getElementById("papers-place");
    if (bar) bar.hidden = false;
    /* A refresh still on its way may swap the input and the list away: the file is taken now, and the place stays. */
    htmx.ajax("POST", input.dataset.upload, { source, values, target: source, swap: "innerHTML", select: "#materials" }).then(() => {
      if (bar) bar.hidden = true;
      if (!wasDirty) dirty.delete(form);
    });
  }
  function alertAt(input, text) {
    const note = Object.assign(document.createElement("p"), { className: "yk-fault", textContent: text });
    note.setAttribute("role", "alert");
    input.closest("div").after(note);
  }
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = document.getElementById("upload-progress"), { loaded, total } = event.detail;
    if (!bar || bar.hidden || !total) return;
    bar.value = Math.round(100 * loaded / total);
    if (bar.value % 25 === 0) announce(say("sent", { n: bar.value }));
  });
  const dropPlace = (event) => event.target.closest && event.target.closest("[data-drop]");
  document.addEventListener("dragover", (event) => { const place = dropPlace(event); if (place) { event.preventDefault(); place.classList.add("is-drop"); } });
  document.addEventListener("dragleave", (event) => { const place = dropPlace(event); if (place) place.classList.remove("is-drop"); });
  document.addEventListener("drop", (event) => {
    const place = dropPlace(event), input = place && document.getElementById(place.dataset.drop);
    if (!input) return;
    event.preventDefault();
    place.classList.remove("is-drop");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* --- small things ----------------------------------------------------------------------------------------- */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-print], [data-reader]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    if ("copy" in button.dataset) copy(document.getElementById(button.dataset.copy));
    if ("reader" in button.dataset) { const box = document.getElementById(button.dataset.reader); box.focus(); box.select(); announce(words.reader); }
  });
  /* What is printed is counted, by whatever key or menu: the next print says that it is one. */
  window.addEventListener("afterprint", () => {
    const paper = document.querySelector("[data-printed]");
    if (paper) htmx.ajax("POST", paper.dataset.printed, { target: "#print-mark", swap: "innerHTML" }).then(() => all(".yk-copy").forEach((mark) => { mark.hidden = false; }));
  });
  function copy(source) {
    const text = source.value === undefined ? source.textContent : source.value;
    const done = () => announce(words.copied);
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(done);
    getSelection().selectAllChildren(source);
    document.execCommand("copy");
    return done();
  }
  document.addEventListener("input", (event) => {
    const list = event.target.dataset && document.getElementById(event.target.dataset.narrow || "");
    if (!list) return;
    const wanted = event.target.value.trim().toLowerCase();
    all("[data-search]", list).forEach((item) => { item.hidden = !item.dataset.search.toLowerCase().includes(wanted); });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-narrow]")) return;
    event.preventDefault();
    const first = all(`#${event.target.dataset.narrow} [data-search]:not([hidden]) button`)[0];
    if (first) first.click();
  }, true);

  /* --- a long list: the browser's own suggestions become a list that keys and screen readers go through --------- */
  const MOST_OPTIONS = 50;
  function combobox(input) {
    const source = document.getElementById(input.getAttribute("list"));
    if (!source || input.getAttribute("role") === "combobox") return;
    const list = Object.assign(document.createElement("ul"), { id: `${input.id}-options`, className: "yk-combo", hidden: true });
    const set = (names) => Object.entries(names).forEach(([name, value]) => input.setAttribute(name, value));
    let chosen = -1;
    list.setAttribute("role", "listbox");
    input.removeAttribute("list");
    set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
    input.after(list);
    const close = () => { list.hidden = true; chosen = -1; set({ "aria-expanded": "false" }); input.removeAttribute("aria-activedescendant"); };
    const take = (option) => { input.value = option.textContent; close(); input.dispatchEvent(new Event("change", { bubbles: true })); };
    const open = () => {
      const wanted = input.value.trim().toLowerCase();
      const fitting = [...source.options].filter((option) => `${option.value} ${option.dataset.initials || ""}`.toLowerCase().includes(wanted)).map((option) => option.value);
      const found = fitting.slice(0, MOST_OPTIONS);
      list.replaceChildren(...found.map((text, n) => {
        const option = Object.assign(document.createElement("li"), { id: `${list.id}-${n}`, textContent: text });
        option.setAttribute("role", "option");
        return option;
      }));
      announce(say("found", { n: fitting.length }));
      list.hidden = !found.length;
      chosen = -1;
      set({ "aria-expanded": String(!list.hidden) });
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (by) => {
      if (list.hidden) open();
      const options = [...list.children];
      if (!options.length) return;
      chosen = (chosen + by + options.length + (chosen < 0 && by < 0 ? 1 : 0)) % options.length;
      options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
      options[chosen].scrollIntoView({ block: "nearest" });
      set({ "aria-activedescendant": options[chosen].id });
    };
    input.addEventListener("input", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const act = { ArrowDown: () => mark(1), ArrowUp: () => mark(-1), Enter: () => take(list.children[chosen]), Escape: close }[event.key];
      if (!act || event.isComposing || (list.hidden && event.key === "Escape") || (event.key === "Enter" && chosen < 0)) return;
      event.preventDefault();
      act();
    });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      if (event.target.matches("li")) take(event.target);
    });
  }
  document.addEventListener("focusin", (event) => { if (event.target.matches("input[list][data-search-list]")) combobox(event.target); });

  showSelection();
  focusFirst();
  restoreCursor();
})();
