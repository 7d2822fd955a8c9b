// Whether the bot is typing: from a message that it will answer until it does, or where it says so itself.

import { state } from "./state.js";

const SOON = 120; // milliseconds: a quick answer needs no sign
const LONGEST = 5000; // Telegram's own: an action is shown for five seconds
const until = new Map(); // chat id -> timers
let changed = () => {};

export const set_up = (onChange) => {
  changed = onChange;
};
export const isTyping = (chat) => until.get(chat)?.isShown ?? false;

/** Take what is new. At the start nobody is typing: what there is is old. */
export function hear(news) {
  for (const chat of news.typing ?? []) begin(chat, 0);
  for (const message of news.is_start ? [] : (news.messages ?? [])) {
    if (message.from === state.bot.id) end(message.chat);
    else if (message.awaits_answer) begin(message.chat, SOON);
  }
}

function begin(chat, delay) {
  end(chat);
  const timers = { isShown: false };
  timers.show = setTimeout(() => {
    timers.isShown = true;
    changed();
  }, delay);
  timers.hide = setTimeout(() => end(chat), LONGEST);
  until.set(chat, timers);
}

function end(chat) {
  const timers = until.get(chat);
  if (!timers) return;
  clearTimeout(timers.show);
  clearTimeout(timers.hide);
  until.delete(chat);
  changed();
}
