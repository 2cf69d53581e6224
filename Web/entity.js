// Who is who: merging, splitting and naming entities. Every decision is appended to the log, every one can be taken back.
"use strict";
(() => {
  const isArabic = document.documentElement.lang === "ar";
  const home = (id) => "/entity/" + encodeURIComponent(id) + (isArabic ? "" : "?lang=en");
  async function ask(path, body) {
    const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(path, options);
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.error?.message ?? response.statusText);
    return answer;
  }
  function choice(name, value, words, more) {
    const label = document.createElement("label"), input = document.createElement("input"), text = document.createElement("bdi"), soft = document.createElement("span");
    [input.type, input.name, input.value, label.className] = ["radio", name, value, "choice"];
    text.textContent = words;
    soft.className = "soft small";
    soft.textContent = more;
    label.append(input, text, soft);
    return label;
  }
  const component = document.querySelector("[data-decide]");
  if (!component) return;
  const say = (key) => component.dataset["say" + key[0].toUpperCase() + key.slice(1)];
  const part = (name) => component.querySelector(`[data-${name}]`);
  const who = part("who") ?? document.querySelector("[data-review] [data-who]");
  const [why, find, found, forms, status, parts] = ["why", "find", "found", "forms", "decided", "parts"].map(part);
  const [merge, split, rename] = ["merge", "split", "rename"].map(part);
  let entity = null, done = (stored) => location.assign(home(stored.shown) + "#decide"), asked = 0;
  try { who.value = localStorage.getItem("reviewer") ?? ""; } catch { /* asked for again */ }
  who.addEventListener("change", () => { try { localStorage.setItem("reviewer", who.value); } catch { /* lasts a page */ } });
  const dialog = document.querySelector("[data-who-dialog]");
  const bar = document.querySelector("[data-review] [data-status]");
  // While the dialog is closed, what is said stands in the bar of the page.
  const tell = (words, isBad = false) => { for (const line of [status, bar]) if (line) { line.textContent = words; line.classList.toggle("bad", isBad); } };

  async function decide(body) {
    if (!who.value.trim()) { dialog?.close(); tell(say("name"), true); return who.focus(); }
    const buttons = [...component.querySelectorAll("button")].filter((button) => !button.disabled);
    for (const button of buttons) button.disabled = true;
    tell(say("working"));
    try {
      const stored = await ask("/api/v1/decisions", { who: who.value.trim(), ...(why.value.trim() ? { why: why.value.trim() } : {}), ...body });
      tell("✓");
      done(stored);
    } catch (error) { tell(error.message, true); }
    for (const button of buttons) button.disabled = false;
  }

  /// Shows the component for an entity.
  async function show(id) {
    component.dataset.entity = id;
    parts.hidden = false;
    [find.value, found.hidden, merge.querySelector("button").disabled] = ["", true, true];
    found.replaceChildren();
    tell("");
    entity = await ask("/api/v1/entities/" + encodeURIComponent(id));
    const legend = forms.querySelector("legend");
    // Forms that differ in vowel signs or hamza only are one.
    const folded = (name) => name.normalize("NFD").replace(/[\u064b-\u0655\u0670\u0640]/g, "").replace(/\u0629/g, "\u0647").replace(/\u0649/g, "\u064a");
    const names = [...new Map(entity.names.map((name) => [folded(name), name])).values()];
    forms.replaceChildren(legend, ...names.slice(0, 60).map((name) => choice("form", name, name, "")));
    split.hidden = names.length < 2;
    split.querySelector("button").disabled = true;
    rename.querySelector("input").value = entity.name;
  }
  forms.addEventListener("change", () => { split.querySelector("button").disabled = false; });
  found.addEventListener("change", () => { merge.querySelector("button").disabled = false; });
  find.addEventListener("input", async () => {
    const words = find.value.trim(), turn = ++asked;
    if ([...words].length < 2) { found.hidden = true; return; }
    await new Promise((resolve) => setTimeout(resolve, 160));
    if (turn !== asked) return;
    try {
      const answer = await ask("/api/v1/entities?limit=9&q=" + encodeURIComponent(words));
      if (turn !== asked) return;
      const rows = answer.data.filter((one) => one.id !== entity.id).slice(0, 8).map((one) => choice("other", one.id, one.name, ` ${one.names.filter((name) => name !== one.name).slice(0, 2).join(isArabic ? "، " : ", ")} · ${say("claims")}: ${one.claimCount}`));
      const none = document.createElement("span");
      none.textContent = say("none");
      found.replaceChildren(...(rows.length ? rows : [none]));
      found.hidden = false;
      merge.querySelector("button").disabled = true;
    } catch (error) { tell(error.message, true); }
  });
  merge.addEventListener("submit", (event) => {
    event.preventDefault();
    const other = found.querySelector("input:checked");
    if (other) decide({ action: "merge", entity: entity.id, other: other.value }); else tell(say("choose"), true);
  });
  split.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = forms.querySelector("input:checked");
    if (form) decide({ action: "split", entity: entity.id, name: form.value }); else tell(say("choose"), true);
  });
  rename.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = rename.querySelector("input").value.trim();
    if (name && name !== entity.name) decide({ action: "rename", entity: entity.id, name }); else tell(say("choose"), true);
  });
  for (const button of document.querySelectorAll("[data-take-back]")) {
    button.disabled = false;
    button.addEventListener("click", () => decide({ action: "undo", seq: Number(button.dataset.takeBack) }));
  }
  if (component.dataset.entity) show(component.dataset.entity).catch((error) => tell(error.message, true));

  // On the page of review: those whom the claim in focus names, in a dialog.
  if (!dialog) return;
  const people = dialog.querySelector("[data-people]");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  done = () => location.reload();
  document.addEventListener("isnad:who", async (event) => {
    const links = [...event.detail.item.querySelectorAll("[data-entity]")].filter((link, place, all) => all.findIndex((other) => other.dataset.entity === link.dataset.entity) === place);
    const choose = async (link) => {
      for (const button of people.children) button.setAttribute("aria-pressed", String(button.dataset.of === link.dataset.entity));
      try { await show(link.dataset.entity); } catch (error) { tell(error.message, true); }
    };
    people.replaceChildren(...links.map((link) => {
      const button = document.createElement("button");
      [button.type, button.className, button.textContent, button.dataset.of] = ["button", "plain", link.textContent, link.dataset.entity];
      button.addEventListener("click", () => choose(link));
      return button;
    }));
    if (!links.length) { people.textContent = say("none"); parts.hidden = true; }
    dialog.showModal();
    if (links.length) { await choose(links[0]); find.focus(); }
  });
})();
