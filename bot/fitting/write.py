"""Write a model as a plain file that a person can read."""

from bot.matching.model import PAGE, Model
from bot.matching.names import MESSAGE, PASSAGE


def written(model: Model, origin: str) -> str:
    """The text of fitted.yaml. `origin`: what the numbers were fitted to."""
    lines = [f"# {line}" for line in origin.splitlines()]
    lines += ["", "# Passages: what each feature adds to a passage's score.", "rank:"]
    lines += [f"  {name}: {weight:.4f}" for name, weight in zip(PASSAGE, model.rank, strict=True)]
    lines += [
        "",
        "# Messages: off topic, first passage right, one of the next three right, none of them right.",
        "gate:",
    ]
    columns = zip(*model.gate, strict=True)
    for name, column in zip((*MESSAGE, "bias"), columns, strict=True):
        lines.append(f"  {name}: [{', '.join(f'{value:.4f}' for value in column)}]")
    lines += ["", "# Passages after the first: whether they are right as well.", "pages:"]
    lines += [f"  {name}: {weight:.4f}" for name, weight in zip(PAGE, model.pages, strict=True)]
    return "\n".join(lines) + "\n"
