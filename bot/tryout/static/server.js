// Everything that is said to the server, and heard from it.

import { say } from "./texts.js";

const NOT_IN_TIME = 504;

/** Let somebody do something; what comes of it. Throws an Error with what to tell of its failure. */
export function act(name, fields) {
  const headers = { "Content-Type": "application/json" };
  return ask(name, { method: "POST", headers, body: JSON.stringify(fields) });
}

/** What the bot made of a message, or of the last thing done; null if there is nothing to tell. */
export async function underTheHood(message) {
  const query = message ? `?${new URLSearchParams({ chat: message.chat, message: message.id })}` : "";
  return ask(`hood${query}`);
}

/** Hear what is new until the page is closed; the browser connects again by itself. */
export function listen(hear, lost) {
  const events = new EventSource("api/events");
  events.onmessage = (event) => {
    lost(false);
    hear(JSON.parse(event.data));
  };
  events.onerror = () => lost(true);
}

async function ask(path, options = {}) {
  const { response, found } = await answer(path, options);
  if (response.status === NOT_IN_TIME) throw new Error(say("not_in_time"));
  if (!response.ok) throw new Error(say("refused")); // the answer says why, in English, for whoever looks there
  return found;
}

async function answer(path, options) {
  try {
    const response = await fetch(`api/${path}`, options);
    return { response, found: await response.json() };
  } catch {
    throw new Error(say("not_reached"));
  }
}
