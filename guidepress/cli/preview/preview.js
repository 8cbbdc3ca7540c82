"use strict";

const $ = id => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let state = null;
let part = "";
let questions = 0;

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function showPages() {
  const held = new Map([...$("pages").children].map(one => [one.dataset.picture, one]));
  const pages = state.pages.map(page => {
    const figure = held.get(page.picture) || figureOf(page);
    figure.querySelector("figcaption").textContent = figure.querySelector("img").alt = `Page ${page.folio}`;
    figure.classList.toggle("changed", page.picture === state.changed);
    return figure;
  });
  $("pages").replaceChildren(...pages);
  const changed = $("pages").querySelector(".changed");
  if (changed && !$("pages").hidden) changed.scrollIntoView({block: "center", behavior: calm.matches ? "auto" : "smooth"});
  if (changed) hear(state.pages.find(page => page.picture === state.changed).part);
}

function figureOf(page) {
  const figure = element("figure");
  const button = element("button");
  const image = element("img");
  figure.dataset.picture = page.picture;
  button.type = "button";
  image.loading = "lazy";
  image.src = `/pages/${page.picture}.png`;
  button.append(image);
  button.addEventListener("click", () => hear(page.part));
  figure.append(button, element("figcaption"));
  return figure;
}

async function hear(name) {
  part = name;
  const question = ++questions;
  const answer = await fetch(`/transcript/${encodeURIComponent(name)}`);
  const words = await answer.text();
  if (question !== questions || !answer.ok) return; // whoever asked last is answered, whatever comes when
  $("heard-of").textContent = name;
  $("heard").textContent = words;
}

function showFindings() {
  const entries = state.findings.map(one => {
    const entry = element("li");
    const place = [one.file, one.line, one.column].filter(Boolean).join(":");
    entry.append(element("span", `${one.code} ${one.severity}`, one.severity), ` ${place}`, element("br"), one.message,
                 element("br"), element("span", one.hint, "hint"));
    return entry;
  });
  $("findings").replaceChildren(...entries);
  $("findings-title").textContent = `Findings (${state.findings.length})`;
}

function showStatus() {
  const seconds = Object.values(state.seconds).reduce((sum, one) => sum + one, 0);
  const steps = state.steps.map(step => `${step} ${state.seconds[step].toFixed(2)} s`).join(", ");
  $("status").className = state.broken ? "broken" : "";
  $("status").textContent = state.broken
    ? `${state.broken} (the last good pages are shown)`
    : `${seconds.toFixed(2)} s: ${steps}`;
}

function show(view) {
  const web = view === "web";
  $("web").hidden = !web;
  $("pages").hidden = web;
  $("show-web").setAttribute("aria-pressed", String(web));
  $("show-pages").setAttribute("aria-pressed", String(!web));
  if (web) reloadWeb();
}

function reloadWeb() {
  const frame = $("web");
  if (frame.hidden) return;
  const top = frame.contentWindow ? frame.contentWindow.scrollY : 0;
  frame.onload = () => frame.contentWindow.scrollTo(0, top);
  frame.src = `/read.html?${state ? state.turn : 0}`;
}

$("show-web").addEventListener("click", () => show("web"));
$("show-pages").addEventListener("click", () => show("pages"));

const events = new EventSource("/events");
events.onmessage = event => {
  const before = state;
  state = JSON.parse(event.data);
  document.title = $("title").textContent = state.title ? `Preview: ${state.title}` : "Preview";
  if (!before || before.web !== state.web) reloadWeb();
  showPages();
  showFindings();
  showStatus();
  if (state.steps.includes("transcript") && part) hear(part);
};
events.onerror = () => { $("status").textContent = "The preview has ended, or cannot be reached."; };
