// What the page knows: people, chats, messages; who is speaking, and where.

export const state = {
  bot: { id: 0, name: "", username: "" },
  people: [],
  chats: [],
  languages: [],
  last: { act: 0, requests: 0 },
  messages: new Map(), // chat id -> Map of message id -> message
  chat: null, // the id of the open chat
  speaker: null, // the id of whoever writes in the group
};

/** Take what is new; the messages among it. */
export function learn(news) {
  if (news.is_start) state.messages.clear();
  for (const part of ["bot", "people", "chats", "languages", "last"]) if (news[part]) state[part] = news[part];
  state.chat ??= state.chats[0].id;
  state.speaker ??= state.people[0].id;
  if (!state.chats.some((chat) => chat.id === state.chat)) state.chat = state.chats[0].id;
  if (!state.people.some((person) => person.id === state.speaker)) state.speaker = state.people[0].id;
  for (const message of news.messages ?? []) messagesOf(message.chat).set(message.id, message);
  return news.messages ?? [];
}

export function messagesOf(chat) {
  if (!state.messages.has(chat)) state.messages.set(chat, new Map());
  return state.messages.get(chat);
}

export const chatOf = (id) => state.chats.find((chat) => chat.id === id);
export const openChat = () => chatOf(state.chat);
export const isPrivate = () => openChat()?.kind === "private";

/** Whose colour a chat has: the bot's own where it is the chat with it. */
export const faceOf = (chat) => (chat.kind === "private" ? state.bot.id : chat.id);

/** Whoever holds the phone in the open chat. */
export const me = () => (isPrivate() ? openChat().members[0] : state.speaker);

export function nameOf(id) {
  if (id === state.bot.id) return state.bot.name;
  return state.people.find((person) => person.id === id)?.name ?? "";
}

/** The last message that the one who is speaking wrote here, and can still change. */
export function lastOwn() {
  const own = [...messagesOf(state.chat).values()].filter(
    (each) => each.from === me() && !each.via && !each.is_deleted && !each.joined.length,
  );
  return own.at(-1);
}

/** The commands that the bot's menu shows to whoever is speaking. */
export const commands = () => openChat()?.commands[String(me())] ?? [];
