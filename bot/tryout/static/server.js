// Everything that is said to the server, and heard from it.

/** Let somebody do something; what comes of it. Throws an Error with the server's reason. */
export async function act(name, fields) {
  const response = await fetch(`api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fields),
  });
  return read(response);
}

/** What the bot made of a message, or of the last thing done; null if there is nothing to tell. */
export async function underTheHood(message) {
  const query = message ? `?${new URLSearchParams({ chat: message.chat, message: message.id })}` : "";
  return read(await fetch(`api/hood${query}`));
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

async function read(response) {
  const found = await response.json();
  if (!response.ok) throw new Error(found.error);
  return found;
}
