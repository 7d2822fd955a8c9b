// The messages of the open chat, kept in step with what is known.

import { at, make } from "./dom.js";
import { element } from "./message.js";
import { me, messagesOf, openChat, state } from "./state.js";
import { day } from "./texts.js";

const NEAR = 80; // pixels from the end within which the chat follows new messages

/** Show the open chat anew. */
export function showAll(acts) {
  const shown = [...messagesOf(state.chat).values()].filter((message) => !message.is_deleted);
  const nodes = [];
  let before = null;
  for (const message of shown) {
    if (!before || day(before.date) !== day(message.date))
      nodes.push(make("p", { class: "service day" }, day(message.date)));
    nodes.push(element(message, acts));
    before = message;
  }
  // Another chat is no news: a screen reader need not read all of it.
  at("feed").setAttribute("aria-busy", "true");
  at("messages").replaceChildren(...nodes);
  requestAnimationFrame(() => at("feed").removeAttribute("aria-busy"));
  join();
  showEmpty();
  toEnd();
}

/** Show new and changed messages; the end stays in view if it was. */
export function show(messages, acts) {
  const here = messages.filter((message) => message.chat === state.chat);
  if (!here.length) return;
  const follows = isAtEnd || here.some((each) => each.from === me());
  for (const message of here) put(message, acts);
  join();
  showEmpty();
  if (follows) toEnd();
}

/** A click on a message shows its tools, another one hides them; a link or a button in it does its own work only. */
function pick(event) {
  const message = event.target.closest(".message");
  if (event.target.closest(".message :is(a, button)")) return;
  const isQuoting = !document.getSelection().isCollapsed; // the click ends a selection, which a reply will quote
  mark(message?.classList.contains("picked") && !isQuoting ? null : message);
}

function mark(message) {
  const before = at("messages").querySelector(".picked");
  before?.classList.remove("picked");
  message?.classList.add("picked");
  // The tools may need room of their own below; a message that is higher than the feed has them in view anyhow.
  if (message && message.offsetHeight < at("feed").clientHeight) message.scrollIntoView({ block: "nearest" });
}

function put(message, acts) {
  const old = find(message.id);
  if (message.is_deleted) old?.remove();
  else if (old) replace(old, element(message, acts));
  else if (at("messages").childElementCount) at("messages").append(element(message, acts));
  else at("messages").append(make("p", { class: "service day" }, day(message.date)), element(message, acts));
}

/** The keyboard's focus stays on the button that was pressed, though the message around it is a new one. */
function replace(old, made) {
  const focused = document.activeElement?.closest?.("[data-button]");
  const pressed = old.contains(focused) ? focused : null;
  if (old.classList.contains("picked")) made.classList.add("picked");
  old.replaceWith(made);
  if (pressed) (counterpart(pressed, made) ?? made).focus({ preventScroll: true });
}

/** The button of the same label in another message, else the one in the same place. */
function counterpart(button, message) {
  const all = [...message.querySelectorAll("[data-button]")];
  return (
    all.find((each) => each.textContent === button.textContent) ??
    all.find((each) => each.dataset.button === button.dataset.button)
  );
}

/** Messages of one person that follow each other stand closer. */
function join() {
  let before = null;
  for (const each of at("messages").children) {
    const isMessage = each.classList.contains("message");
    const from = isMessage ? messagesOf(state.chat).get(Number(each.dataset.message))?.from : null;
    each.classList.toggle("follows", isMessage && from === before);
    before = from;
  }
}

/** An empty chat shows what the bot says of itself, and the button that starts it. */
function showEmpty() {
  const chat = openChat();
  const isEmpty = chat.kind === "private" && ![...messagesOf(state.chat).values()].some((each) => !each.is_deleted);
  at("empty").hidden = !isEmpty || !chat.description;
  at("description").textContent = chat.description ?? "";
  at("start").hidden = !isEmpty;
}

let isAtEnd = true;
at("feed").addEventListener("scroll", () => {
  const feed = at("feed");
  isAtEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < NEAR;
});
at("feed").addEventListener("click", pick);
// What grows below the messages (the field, the keyboard of a phone) must not hide the last ones.
new ResizeObserver(() => {
  if (isAtEnd) toEnd();
}).observe(at("feed"));

export const find = (id) => at("messages").querySelector(`[data-message="${Number(id)}"]`);

export function toEnd() {
  at("feed").scrollTop = at("feed").scrollHeight;
  isAtEnd = true;
}

/** Bring a message into view, and mark it for a moment. */
export function goTo(id) {
  const found = find(id);
  if (!found) return;
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
  found.classList.remove("marked");
  void found.offsetWidth; // starts the animation again
  found.classList.add("marked");
}
