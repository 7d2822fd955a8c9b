// Where people write: the field, its suggestions, replies and edits.

import { at } from "./dom.js";
import * as inline from "./inline.js";
import { act } from "./server.js";
import { commands, isPrivate, lastOwn, me, messagesOf, nameOf, state } from "./state.js";
import * as suggestions from "./suggestions.js";
import { say } from "./texts.js";

const field = at("field");
const NOTHING = { text: "", about: null, aside: null };
const drafts = new Map(); // chat id -> {text, about, aside}: what was begun there
let about = null; // {kind: "reply" | "edit", message, quote?}
let aside = null; // {text, about}: what an edit stands in place of, until it is done
let page = null; // what the page offers: fail, openBot

export function set_up(given) {
  page = given;
  at("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", () => {
    grow();
    suggest();
  });
  field.addEventListener("keydown", onKey);
  at("menu").addEventListener("click", toggleMenu);
  at("start").addEventListener("click", () => send("/start"));
  at("about-cancel").addEventListener("click", () => {
    drop();
    field.focus();
  });
}

/** Send a text as whoever is speaking. */
export async function send(text, extra = {}) {
  try {
    await act("say", { chat: state.chat, user: me(), text, ...extra });
    return true;
  } catch (error) {
    page.fail(error);
    return false;
  }
}

/** Put words into the field. */
export function fill(text) {
  if (about?.kind === "edit") drop();
  field.value = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
  grow();
  suggest();
}

/** Begin a reply; words that are selected in the message become its quote. */
export function reply(message) {
  const selected = String(document.getSelection());
  if (about?.kind === "edit") drop();
  about = { kind: "reply", message, quote: selected.trim() && message.text.includes(selected) ? selected : null };
  showAbout();
  field.focus();
}

/** Begin to change an own message. */
export function edit(message) {
  const begun = about?.kind === "edit" ? aside : draft();
  goOn({ text: message.text, about: { kind: "edit", message }, aside: begun });
  field.focus();
}

/** Keep what was begun in the chat that is open. */
export function leave() {
  drafts.set(state.chat, draft());
}

/** Go on with what was begun in the chat that is open now. */
export function enter() {
  goOn(drafts.get(state.chat) ?? NOTHING);
}

/** A message that is gone can't be replied to. */
export function forget() {
  if (about && !isThere(about.message)) drop();
}

function isThere(message) {
  const known = messagesOf(message.chat).get(message.id);
  return Boolean(known) && !known.is_deleted;
}

const draft = () => ({ text: field.value, about, aside });

function goOn(begun) {
  about = begun.about;
  aside = begun.aside ?? null;
  showAbout();
  fillQuietly(begun.text);
  forget();
}

function showAbout() {
  at("about").hidden = !about;
  if (!about) return;
  const { kind, message, quote } = about;
  at("about-what").textContent = kind === "edit" ? say("editing") : say("reply_to", { name: nameOf(message.from) });
  at("about-text").textContent = quote ?? message.text;
}

function drop() {
  if (about?.kind === "edit") {
    goOn(aside);
  } else {
    about = null;
    showAbout();
  }
}

function fillQuietly(text) {
  field.value = text;
  grow();
  inline.stop();
  suggestions.close();
}

async function submit() {
  const text = field.value.trim();
  if (!text) return;
  const [tried, chat] = [{ ...draft(), text }, state.chat];
  goOn(aside ?? NOTHING);
  const isEdit = tried.about?.kind === "edit";
  const isDone = isEdit ? await change(tried.about.message, text) : await send(text, replying(tried.about));
  if (!isDone) giveBack(chat, tried);
}

/** What could not be sent stands in the field again, unless something else was begun there. */
function giveBack(chat, tried) {
  const begun = chat === state.chat ? field.value : (drafts.get(chat)?.text ?? "");
  if (begun !== (tried.aside?.text ?? "")) return;
  drafts.set(chat, tried);
  if (chat === state.chat) enter();
}

const replying = (current) => (current ? { reply_to: current.message.id, quote: current.quote } : {});

async function change(message, text) {
  if (text === message.text) return true;
  try {
    await act("edit", { chat: message.chat, user: me(), message: message.id, text });
    return true;
  } catch (error) {
    page.fail(error);
    return false;
  }
}

function onKey(event) {
  if (event.isComposing) return;
  if (suggestions.isOpen() && inList(event)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape") drop();
  else if (event.key === "ArrowUp" && !field.value && !about) {
    const last = lastOwn();
    if (last) {
      event.preventDefault();
      edit(messagesOf(state.chat).get(last.id));
    }
  }
}

/** Keys that are the list's; whether this was one. */
function inList(event) {
  switch (event.key) {
    case "ArrowDown":
      suggestions.move(1);
      return true;
    case "ArrowUp":
      suggestions.move(-1);
      return true;
    case "Enter":
      return !event.shiftKey && suggestions.pick();
    case "Escape":
      inline.stop();
      suggestions.close();
      return true;
    case "Tab":
      return !event.shiftKey && complete();
    default:
      return false;
  }
}

function complete() {
  const text = suggestions.completion();
  if (text) fill(text);
  return Boolean(text);
}

/** Offer what fits to what is typed so far. */
function suggest() {
  if (about?.kind === "edit") return; // what is picked would be sent as another message
  const text = field.value;
  const query = inline.queryIn(text);
  if (query !== null) {
    inline.search(
      query,
      () => fillQuietly(""),
      page.fail,
      (parameter) => {
        fillQuietly("");
        page.openBot(parameter);
      },
    );
    return;
  }
  inline.stop();
  if (/^\/\w*$/.test(text)) suggestions.offer(fitting(text.slice(1)));
  else if (/(^|\s)@\w*$/.test(text)) suggestions.offer(names(text));
  else suggestions.close();
}

function fitting(typed) {
  const begun = commands().filter(([name]) => name.startsWith(typed.toLowerCase()));
  return begun.map(([name, description]) => command(name, description));
}

/** In a group, apps put the bot's name behind a command. */
function command(name, description) {
  const text = isPrivate() ? `/${name}` : `/${name}@${state.bot.username}`;
  const run = () => {
    const extra = replying(about);
    fillQuietly("");
    drop();
    send(text, extra);
  };
  return { title: `/${name}`, detail: description, run, complete: `${text} ` };
}

/** The bot's name: at the beginning it starts an inline query, behind other words it is a mention. */
function names(text) {
  const typed = text.slice(text.lastIndexOf("@") + 1).toLowerCase();
  if (!state.bot.username.toLowerCase().startsWith(typed)) return [];
  const before = text.slice(0, text.lastIndexOf("@"));
  const whole = `${before}@${state.bot.username} `;
  const detail = say(before ? "mention_hint" : "inline_hint");
  return [{ title: `@${state.bot.username}`, detail, look: "result", run: () => fill(whole), complete: whole }];
}

function toggleMenu() {
  const isMenu = field.value === "/" && suggestions.isOpen();
  if (isMenu) fillQuietly("");
  else if (!field.value) fill("/");
  field.focus();
}

function grow() {
  field.rows = 1;
  const style = getComputedStyle(field);
  const lines = Math.round(
    (field.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) /
      parseFloat(style.lineHeight),
  );
  field.rows = Math.min(Math.max(lines, 1), 8);
}
