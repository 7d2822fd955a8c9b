// Inline mode: what is typed behind the bot's name is looked up, and what is picked is posted.

import { act } from "./server.js";
import { me, state } from "./state.js";
import * as suggestions from "./suggestions.js";
import { say } from "./texts.js";

const LONGEST = 256; // Telegram's own
const PAUSE = 200; // milliseconds without typing before a query is sent
let timer = 0;
let asked = null; // the query whose results are awaited or shown

/** The words behind "@bot ", or null where the text is no inline query. */
export function queryIn(text) {
  const name = `@${state.bot.username} `;
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : null;
}

/** Look up what is typed, once the typing pauses; `done` is called when a result was posted. */
export function search(query, done, fail, openBot) {
  if (asked?.query === query && asked.chat === state.chat) return;
  clearTimeout(timer);
  asked = { query, chat: state.chat, done, fail, openBot };
  const wanted = asked;
  timer = setTimeout(() => page(wanted, "", suggestions.offer), PAUSE);
}

export function stop() {
  clearTimeout(timer);
  asked = null;
}

async function page(wanted, offset, put) {
  try {
    const found = await act("inline", { chat: wanted.chat, user: me(), query: cut(wanted.query), offset });
    if (asked !== wanted) return; // something else was typed meanwhile
    put(
      [...note(found, wanted, offset), ...found.results.map((result) => option(found, result, wanted))],
      next(found, wanted),
    );
  } catch (error) {
    wanted.fail(error);
    if (offset && asked === wanted) suggestions.extend([], () => page(wanted, offset, put)); // the end asks again
  }
}

/** Apps cut a query there; never in the middle of a character. */
const cut = (query) => query.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "");

const next = (found, wanted) => (found.next_offset ? () => page(wanted, found.next_offset, suggestions.extend) : null);

/** What stands above the results and opens the chat with the bot; or that there is nothing. */
function note(found, wanted, offset) {
  if (offset) return [];
  if (found.button)
    return [{ title: found.button.text, look: "note", run: () => wanted.openBot(found.button.start_parameter) }];
  return found.results.length ? [] : [{ title: say("no_results"), look: "note", run: () => {} }];
}

function option(found, result, wanted) {
  const run = async () => {
    try {
      await act("choose", { chat: wanted.chat, query: found.query, result: result.id });
      wanted.done();
    } catch (error) {
      wanted.fail(error);
    }
  };
  return { title: result.title, detail: result.description, look: "result", run };
}
