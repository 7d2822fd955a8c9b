// Marks in the picture the passage that the address names. The pages work without it.

const picture = document.querySelector("svg.picture[role]");

function mark() {
  const here = location.hash;
  for (const link of picture.querySelectorAll("a")) {
    if (link.getAttribute("href") === here) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (picture) {
  addEventListener("hashchange", mark);
  mark();
}
