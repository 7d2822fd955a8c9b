// The list above the field: commands, the bot's name, inline results. The field keeps the focus; the marked option is
// its active descendant.

import { at, make } from "./dom.js";
import { say } from "./texts.js";

let options = []; // what picking each of them does
let active = -1;
let more = null; // asks for the next page

/** Show a list of {title, detail, run, complete?, look?}; `next`, if any, is called when its end comes into view. */
export function offer(list, next = null) {
  at("suggestions").replaceChildren();
  options = [];
  active = -1;
  extend(list, next);
  at("suggestions").scrollTop = 0;
}

/** Add to the list that is shown. */
export function extend(list, next = null) {
  more = next;
  at("suggestions").append(...list.map((option, index) => row(option, options.length + index)));
  options.push(...list);
  const isOpen = options.length > 0;
  at("suggestions").hidden = !isOpen;
  at("told").textContent = isOpen ? say("offered", { number: options.length }) : "";
  point();
}

export const close = () => offer([]);
export const isOpen = () => options.length > 0;

/** Move the mark; it wraps around. */
export function move(step) {
  active = active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length;
  point();
  if (active >= options.length - 2) askForMore();
}

/** Pick what is marked; whether anything was. */
export function pick() {
  const option = options[active];
  option?.run();
  return Boolean(option);
}

/** What Tab completes to: what is marked, else the first. */
export const completion = () => options[Math.max(active, 0)]?.complete ?? null;

function row(option, index) {
  return make(
    "div",
    {
      role: "option",
      id: `option-${index}`,
      class: `option ${option.look ?? ""}`,
      "aria-selected": "false",
      onclick: option.run,
    },
    make("span", { class: "title" }, option.title),
    option.detail ? make("span", { class: "detail" }, option.detail) : null,
  );
}

function point() {
  [...at("suggestions").children].forEach((each, index) =>
    each.setAttribute("aria-selected", String(index === active)),
  );
  const marked = at("suggestions").children[active];
  if (marked) at("field").setAttribute("aria-activedescendant", marked.id);
  else at("field").removeAttribute("aria-activedescendant");
  marked?.scrollIntoView({ block: "nearest" });
}

function askForMore() {
  const ask = more;
  more = null;
  ask?.();
}

at("suggestions").addEventListener("scroll", () => {
  const list = at("suggestions");
  if (list.scrollHeight - list.scrollTop - list.clientHeight < 60) askForMore();
});
// A click must not take the focus from the field.
at("suggestions").addEventListener("mousedown", (event) => event.preventDefault());
