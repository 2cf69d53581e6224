// The review queue: one key for each decision, every decision appended to the log, every one undoable.
"use strict";
(() => {
  const bar = document.querySelector("[data-review]");
  if (!bar) return;
  const say = (key) => bar.dataset["say" + key[0].toUpperCase() + key.slice(1)];
  const items = [...document.querySelectorAll(".item")];
  const who = bar.querySelector("[data-who]"), why = bar.querySelector("[data-why]"), status = bar.querySelector("[data-status]");
  let current = items.findIndex((item) => item.getAttribute("aria-current") === "true");
  let slot = null, isCorrecting = false, marked = null;
  try { who.value = localStorage.getItem("reviewer") ?? ""; } catch { /* asked for again */ }
  who.addEventListener("change", () => { try { localStorage.setItem("reviewer", who.value); } catch { /* lasts a page */ } });
  for (const button of document.querySelectorAll("[data-act], [data-undo]")) button.disabled = false;

  function tell(words, isBad = false) { status.textContent = words; status.classList.toggle("bad", isBad); }
  function focus(index, isMoved = true) {
    if (!items.length) return;
    current = Math.min(items.length - 1, Math.max(0, index));
    items.forEach((item, place) => item.setAttribute("aria-current", String(place === current)));
    endCorrection();
    if (isMoved) { items[current].focus({ preventScroll: true }); items[current].scrollIntoView({ block: "nearest" }); }
  }
  items.forEach((item, place) => item.addEventListener("click", () => { if (place !== current) focus(place, false); }));

  async function post(path, body) {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.error?.message ?? response.statusText);
    return answer;
  }
  function named() {
    if (who.value.trim()) return true;
    tell(say("name"), true);
    who.focus();
    return false;
  }
  function log(event) {
    const row = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = event.who;
    row.append(event.at + " ", name, ": " + (labels[event.action] ?? event.action) + " " + (event.value ?? event.why ?? ""));
    document.querySelector("[data-log]")?.prepend(row);
  }
  const labels = Object.fromEntries([...document.querySelectorAll(".item[aria-current='true'] [data-act], [data-review] [data-act]")].map((button) => [button.dataset.act, button.textContent.replace(/^\s*\S\s/, "").trim()]));
  async function decide(action, more = {}) {
    const item = items[current];
    if (!item || !named()) return;
    const body = { who: who.value.trim(), action, claim: item.dataset.claim, ...more };
    if (why.value.trim() && !body.why) body.why = why.value.trim();
    try {
      const event = await post("/api/v1/review", body);
      log(event);
      why.value = "";
      item.dataset.seq = event.seq;
      tell((labels[action] ?? action) + " ✓");
      return event;
    } catch (error) { tell(error.message, true); }
  }
  async function judge(action) {
    const item = items[current];
    const event = await decide(action);
    if (!event) return;
    item.classList.add("done");
    item.classList.toggle("rejected", action === "reject");
    focus(current + 1);
  }
  async function undo(seq) {
    if (!named()) return;
    try {
      const event = await post("/api/v1/review", { who: who.value.trim(), action: "undo", ...(seq ? { seq } : {}) });
      log(event);
      const place = items.findIndex((item) => item.dataset.claim === event.claim);
      if (place >= 0) { items[place].classList.remove("done", "rejected", "marked"); restore(items[place]); focus(place); }
      tell(say("undone") + " ✓");
    } catch (error) { tell(error.message, true); }
  }
  function restore(item) { for (const cell of item.querySelectorAll("td[data-was]")) { cell.textContent = cell.dataset.was; delete cell.dataset.was; } }

  // Correcting: a slot by its number, then the words in the text, then Enter. Delete empties the slot.
  function endCorrection() {
    isCorrecting = false;
    slot = null;
    for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  }
  function beginCorrection() { isCorrecting = true; tell(say("correct")); }
  function choose(key) {
    const row = [...items[current].querySelectorAll("[data-slot]")].find((row) => row.querySelector("kbd").textContent === key);
    if (!row) return;
    for (const other of document.querySelectorAll("tr.chosen")) other.classList.remove("chosen");
    row.classList.add("chosen");
    slot = row.dataset.slot;
    tell(row.querySelector("th").textContent.replace(/^\s*\d\s*/, "").trim() + ": " + say("select"));
  }
  const scalars = (text) => [...text].length;
  function selected() {
    const block = items[current].querySelector(".evidence"), selection = getSelection();
    if (!block || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!block.contains(range.startContainer) || !block.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(range.startContainer, range.startOffset);
    let words = range.toString(), start = scalars(before.toString());
    const lead = words.length - words.trimStart().length;
    start += scalars(words.slice(0, lead));
    words = words.trim();
    if (!words) return null;
    const base = Number(items[current].dataset.base);
    return { value: words, span: [base + start, base + start + scalars(words)] };
  }
  async function correct(isEmpty) {
    const item = items[current];
    const words = isEmpty ? {} : selected();
    if (!words) return tell(say("nothing"), true);
    const name = slot;
    const event = await decide("correct", { slot: name, ...words });
    if (!event) return;
    const cell = item.querySelector(`tr[data-slot="${name}"] td`);
    if (!("was" in cell.dataset)) cell.dataset.was = cell.textContent;
    const mark = document.createElement("ins");
    mark.textContent = words.value ?? "—";
    cell.replaceChildren(mark);
    endCorrection();
    beginCorrection();
    tell(say("corrected") + " ✓");
  }

  async function same() {
    const item = items[current];
    if (!marked) { marked = item; item.classList.add("marked"); return tell(say("other")); }
    if (marked === item) { marked = null; item.classList.remove("marked"); return tell(""); }
    const other = marked.dataset.claim;
    marked.classList.remove("marked");
    marked = null;
    await decide("same", { other });
  }
  async function apart() {
    const item = items[current];
    if (!item.dataset.lead || item.dataset.lead === item.dataset.claim) return tell(say("first"), true);
    await decide("apart", { other: item.dataset.lead });
  }
  async function note() {
    if (!why.value.trim()) { tell(say("note")); return why.focus(); }
    await decide("note");
  }

  const openWho = () => { if (items[current]) document.dispatchEvent(new CustomEvent("isnad:who", { detail: { item: items[current] } })); };
  const acts = { who: openWho, accept: () => judge("accept"), reject: () => judge("reject"), correct: beginCorrection, same, apart, note, undo: () => undo() };
  for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", (event) => {
    event.stopPropagation();
    const item = button.closest(".item");
    if (item && items.indexOf(item) !== current) focus(items.indexOf(item), false);
    acts[button.dataset.act]();
  });
  for (const row of document.querySelectorAll("[data-slot]")) row.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    if (!isCorrecting) beginCorrection(); choose(row.querySelector("kbd").textContent); });
  for (const button of document.querySelectorAll("[data-undo]")) button.addEventListener("click", async () => { await undo(Number(button.dataset.undo)); button.remove(); });
  for (const button of document.querySelectorAll("[data-bulk]")) button.addEventListener("click", async () => {
    if (!named()) return;
    const filter = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name, value]) => value && !["lang", "offset", "claim"].includes(name)));
    try {
      const answer = await post("/api/v1/review/bulk", { who: who.value.trim(), action: button.dataset.bulk, filter, ...(why.value.trim() ? { why: why.value.trim() } : {}) });
      tell(say("decided") + ": " + answer.decided);
      setTimeout(() => location.reload(), 700);
    } catch (error) { tell(error.message, true); }
  });

  const keys = { KeyA: "accept", KeyR: "reject", KeyC: "correct", KeyM: "same", KeyS: "apart", KeyE: "who", KeyN: "note", KeyU: "undo" };
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (isTyping && event.key === "Enter" && (event.target === who || event.target === why)) { event.preventDefault(); return items[current]?.focus(); }
    if (isTyping || document.querySelector("dialog[open]")) return;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") { event.preventDefault(); return acts.undo(); }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isCorrecting) {
      if (/^Digit\d$|^Numpad\d$/.test(event.code)) { event.preventDefault(); return choose(event.code.slice(-1)); }
      if (event.key === "Escape") { endCorrection(); return tell(""); }
      if (slot && event.key === "Enter") { event.preventDefault(); return correct(false); }
      if (slot && (event.key === "Delete" || event.key === "Backspace")) { event.preventDefault(); return correct(true); }
    }
    if (event.code === "KeyJ" || event.code === "KeyK") { event.preventDefault(); return focus(current + (event.code === "KeyJ" ? 1 : -1)); }
    if (keys[event.code] && items.length) { event.preventDefault(); acts[keys[event.code]](); }
  });
})();
