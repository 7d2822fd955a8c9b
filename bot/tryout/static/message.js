// One message as it stands in the chat.

import { avatar, hue, icon, make } from "./dom.js";
import { formatted, link } from "./formatted.js";
import { isPrivate, me, nameOf } from "./state.js";
import { clock, say } from "./texts.js";

const unfolded = new Set(); // keys of messages whose quotation was opened

const keyOf = (message) => `${message.chat}/${message.id}`;

/** The element of a message; `acts` are what a person can do with it, shown beside it once it is pointed at. */
export function element(message, acts) {
  if (message.joined.length) return service(message);
  const isMine = message.from === me();
  const bubble = make(
    "div",
    { class: "bubble" },
    name(message, isMine),
    via(message),
    reply(message, acts),
    make("div", { class: "said", dir: "auto" }, body(message, acts), foot(message)),
  );
  return make(
    "article",
    {
      class: isMine ? "message mine" : "message",
      tabindex: "-1",
      "data-message": message.id,
      "data-from": message.is_bots ? "bot" : "person",
      "aria-label": say("message_of", { name: nameOf(message.from) }),
    },
    isPrivate() || isMine ? null : avatar(nameOf(message.from), message.from),
    make("div", { class: "column" }, bubble, keyboard(message, acts), tools(message, acts)),
  );
}

function service(message) {
  const text = say("added", { name: nameOf(message.from), bot: message.joined.join(", ") });
  return make("p", { class: "service", "data-message": message.id }, text);
}

function name(message, isMine) {
  if (isPrivate() || isMine) return null;
  return make("div", { class: "name", "data-hue": hue(message.from) }, nameOf(message.from));
}

const via = (message) => (message.via ? make("div", { class: "via" }, say("via", { bot: `@${message.via}` })) : null);

function reply(message, acts) {
  if (!message.reply) return null;
  return make(
    "button",
    { type: "button", class: "replied", "data-hue": hue(message.reply.from), onclick: () => acts.goTo(message.reply.id) },
    make("strong", {}, nameOf(message.reply.from)),
    make("span", {}, message.reply.text),
  );
}

function body(message, acts) {
  const nodes = formatted(message.text, message.entities, acts.tap, (quotation) => foldable(quotation, message));
  return make("div", { class: "text" }, nodes);
}

/** A long quotation shows its beginning until it is opened; a short one is left as it is. */
function foldable(quotation, message) {
  const toggle = make("button", { type: "button", class: "unfold", hidden: true });
  const show = (isOpen) => {
    quotation.classList.toggle("open", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.textContent = say(isOpen ? "show_less" : "show_all");
    unfolded[isOpen ? "add" : "delete"](keyOf(message));
  };
  toggle.addEventListener("click", () => show(!quotation.classList.contains("open")));
  const whole = make("div", { class: "quotation" }, quotation, toggle);
  show(unfolded.has(keyOf(message)));
  new ResizeObserver((_, observer) => {
    if (!whole.isConnected) observer.disconnect();
    else toggle.hidden = !quotation.classList.contains("open") && quotation.scrollHeight <= quotation.clientHeight + 1;
  }).observe(quotation);
  return whole;
}

function foot(message) {
  const unseen = message.is_seen === false;
  return make(
    "div",
    { class: "foot" },
    unseen ? make("span", { class: "unseen", title: say(`seen_${message.seen}`) }, say("unseen")) : null,
    message.is_edited ? make("span", {}, say("edited")) : null,
    make("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
  );
}

function keyboard(message, acts) {
  if (!message.keyboard.length) return null;
  const rows = message.keyboard.map((row, y) =>
    make(
      "div",
      { class: "row" },
      row.map((button, x) => key(message, button, y, x, acts)),
    ),
  );
  return make("div", { class: "keyboard", role: "group", "aria-label": say("buttons") }, rows);
}

function key(message, button, row, column, acts) {
  const place = { class: "key", "data-button": `${row}.${column}`, "data-kind": button.kind };
  if (button.kind === "url") {
    const made = link(button.value, button.text);
    for (const [name, value] of Object.entries(place)) made.setAttribute(name, value);
    return made;
  }
  return make(
    "button",
    { type: "button", ...place, onclick: (event) => acts.press(message, button, row, column, event.currentTarget) },
    button.text,
  );
}

const ICONS = {
  reply: "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  edit: "m4 20 1-5L16 4l4 4L9 19zm10-14 4 4",
  inspect: "M8 4C4 4 8 12 4 12c4 0 0 8 4 8m8-16c4 0 0 8 4 8-4 0 0 8-4 8",
};

function tools(message, acts) {
  const tool = (what, run) =>
    make(
      "button",
      { type: "button", "data-tool": what, "aria-label": say(what), title: say(what), onclick: run },
      icon(ICONS[what]),
    );
  const isMine = message.from === me() && !message.via;
  const bar = make(
    "div",
    { class: "tools", role: "group", "aria-label": say("tools") },
    tool("reply", () => acts.reply(message)),
    tool("copy", () => acts.copy(message.text)),
    isMine ? tool("edit", () => acts.edit(message)) : null,
    message.is_bots || message.via ? null : tool("inspect", () => acts.inspect(message)),
  );
  // As high as the message: along it the tools stay in view.
  return make("div", { class: "rail" }, bar);
}
