"""What the Nu Html Checker says of all pages of a built site, counted by message; see README.md."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHOWN_CHARACTERS = 150
_NO_ORIGIN = "violates Content Security Policy"
"""Said of files, whose origin the checker does not know; the tests ask the browser's console."""


def main() -> None:
    """Check every page, print the table, fail when there is an error."""
    options = _options()
    pages = sorted(options.site.rglob("*.html"))
    messages = check(options.vnu, pages)
    errors = [it for it in messages if it["type"] == "error"]
    warnings = [it for it in messages if it.get("subType") == "warning"]
    sys.stdout.write(f"{len(pages)} pages, {len(errors)} errors, {len(warnings)} warnings\n\n")
    sys.stdout.write("\n".join(table(messages, options.site)) + "\n")
    sys.exit(bool(errors))


def check(vnu: Path, pages: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what the checker says of pages: its JSON messages, in their order.

    Source: https://validator.github.io/validator/ (Nu Html Checker, "vnu.jar"), needs Java ≥ 11.
    """
    command = ["java", "-Xss4m", "-jar", str(vnu), "--format", "json", "--stdout"]
    names = [str(page.resolve()) for page in pages]
    done = subprocess.run(
        [*command, "--exit-zero-always", *names], capture_output=True, encoding="utf-8", check=True
    )
    found = json.loads(done.stdout)["messages"]
    return [it for it in found if _NO_ORIGIN not in it["message"]]


def table(messages: list[dict[str, Any]], site: Path) -> Iterator[str]:
    """Yield one row a kind of message, the commonest first, with the first place it was found."""
    kinds = defaultdict(list)
    for message in messages:
        kinds[message.get("subType", message["type"]), _kind(message["message"])].append(message)
    yield "|what|times|pages|message|for example|"
    yield "|---|---|---|---|---|"
    for (type, text), found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        first, pages = found[0], {it["url"] for it in found}
        uri = first["url"].removeprefix(f"file:{site.resolve().as_posix()}/")
        place = f"{uri}:{first.get('lastLine', 1)}"
        yield f"|{type}|{len(found)}|{len(pages)}|{text}|{place}|"


def _kind(message: str) -> str:
    """Return a message without the long values it quotes, so that the same fault counts as one."""
    text = re.sub(r"“[^”]{24,}”", "“…”", message).replace("|", r"\|")
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--vnu", type=Path, required=True, help="vnu.jar")
    return parser.parse_args()


if __name__ == "__main__":
    main()
