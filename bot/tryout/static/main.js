// The page: what is new comes in, what people do goes out.

import * as composer from "./composer.js";
import { at, avatar, hue, initial, make } from "./dom.js";
import * as feed from "./feed.js";
import * as hood from "./hood.js";
import { alert, fail, lost, toast } from "./notices.js";
import { act, listen } from "./server.js";
import { showSpeakers } from "./speakers.js";
import { faceOf, isPrivate, learn, me, messagesOf, nameOf, openChat, state } from "./state.js";
import { clock, say, speak } from "./texts.js";
import * as typing from "./typing.js";

const acts = {
  reply: composer.reply,
  edit: composer.edit,
  copy,
  inspect: (message) => hood.open(message),
  goTo: feed.goTo,
  tap,
  press,
};

function hear(news) {
  if (news.texts) speak(news.texts);
  const messages = learn(news);
  typing.hear(news);
  composer.forget();
  if (news.is_start || news.texts) feed.showAll(acts);
  else feed.show(messages, acts);
  if (news.is_start || news.texts || news.chats || news.people || news.languages) showAround();
  else if (messages.length) showChats();
  if (news.last) hood.refresh();
}

/** Everything around the messages. */
function showAround() {
  showChats();
  showHead();
  showLanguages();
  showSpeakers(() => {
    feed.showAll(acts);
    showHead();
  });
}

function showChats() {
  const focused = at("chat-list").contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  at("chat-list").replaceChildren(...state.chats.map(chatRow));
  if (focused) at("chat-list").querySelector(`[data-chat="${focused}"]`)?.focus();
}

function chatRow(chat) {
  const last = [...messagesOf(chat.id).values()].filter((each) => !each.is_deleted).at(-1);
  const title = make("span", { class: "title" }, chat.title);
  const text = make(
    "span",
    { class: "last" },
    last ? summary(chat, last) : say(chat.kind === "private" ? "bot" : "group"),
  );
  const time = last ? make("time", {}, clock(last.date)) : null;
  const isOpen = chat.id === state.chat;
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", "data-chat": chat.kind, "aria-current": isOpen ? "true" : null, onclick: () => open(chat.id) },
      avatar(chat.title, faceOf(chat)),
      make("span", { class: "column" }, make("span", { class: "first" }, title, time), text),
    ),
  );
}

function summary(chat, message) {
  if (message.joined.length) return say("added", { name: nameOf(message.from), bot: message.joined.join(", ") });
  const words = message.text.slice(0, 80).replaceAll("\n", " ");
  return chat.kind === "private" ? words : `${nameOf(message.from)}: ${words}`;
}

function showHead() {
  const chat = openChat();
  at("title").textContent = chat.title;
  at("head-avatar").textContent = initial(chat.title);
  at("head-avatar").dataset.hue = hue(faceOf(chat));
  showStatus();
}

function showStatus() {
  const chat = openChat();
  if (!chat) return;
  const isTyping = typing.isTyping(chat.id);
  at("status").classList.toggle("typing", isTyping);
  if (isTyping) at("status").textContent = say("typing", { name: state.bot.name });
  else at("status").textContent = isPrivate() ? say("bot") : [...chat.members.map(nameOf), state.bot.name].join(", ");
}

function showLanguages() {
  const current = state.people[0].language;
  const option = ({ code, name }) => make("option", { value: code, lang: code, selected: code === current }, name);
  at("language").replaceChildren(...state.languages.map(option));
}

function open(chat) {
  if (chat !== state.chat) {
    composer.leave();
    state.chat = chat;
    composer.enter();
    feed.showAll(acts);
    showAround();
  }
  at("field").focus();
}

/** The chat with the bot, opened from elsewhere with a parameter for /start. */
function openBot(parameter) {
  open(state.chats.find((chat) => chat.kind === "private").id);
  composer.send(`/start ${parameter}`);
}

function tap(kind, words) {
  if (kind === "code") copy(words);
  else if (kind === "bot_command") composer.send(words);
  else composer.fill(`${words} `);
}

async function press(message, button, row, column, key) {
  switch (button.kind) {
    case "callback_data":
      return call(message, row, column, key);
    case "copy_text":
      return copy(button.value.text);
    case "switch_inline_query":
      return share(button.value);
    case "switch_inline_query_current_chat":
      return composer.fill(`@${state.bot.username} ${button.value}`);
    default:
      return toast(say("no_such_button"));
  }
}

async function call(message, row, column, key) {
  key.setAttribute("aria-busy", "true");
  try {
    const answer = await act("press", { chat: message.chat, user: me(), message: message.id, row, column });
    if (answer.notice) (answer.is_alert ? alert : toast)(answer.notice);
  } catch (error) {
    fail(error);
  } finally {
    key.removeAttribute("aria-busy");
  }
}

/** Telegram asks in which chat to write "@bot words". */
function share(query) {
  const pick = (chat) => {
    at("share").close();
    open(chat.id);
    composer.fill(`@${state.bot.username} ${query}`);
  };
  const row = (chat) =>
    make(
      "button",
      { type: "button", "data-chat": chat.kind, onclick: () => pick(chat) },
      avatar(chat.title, faceOf(chat)),
      chat.title,
    );
  at("share-list").replaceChildren(...state.chats.map(row));
  at("share").showModal();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  } catch {
    toast(say("not_copied"));
  }
}

at("language").addEventListener("change", (event) =>
  act("language", { user: state.people[0].id, language: event.target.value }).catch(fail),
);
composer.set_up({ fail, openBot });
typing.set_up(showStatus);
hood.set_up();
listen(hear, lost);
