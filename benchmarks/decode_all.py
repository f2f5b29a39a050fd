"""Every code of a built site, read by two decoders in colour and in grey; see README.md.

    PYTHONPATH=. .venv/bin/python benchmarks/decode_all.py site

The tests read a representative choice; this reads all of it and says what was not read.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests import sheets as read

DPI = 100
DECODERS: dict[str, Callable[[np.ndarray], list[str]]] = {
    "zxing-cpp": read.zxing,
    "OpenCV": read.opencv,
}


def shots(path: Path) -> Iterator[tuple[str, list[np.ndarray]]]:
    """Yield each way of looking at a sheet, with its pages as pixels."""
    if path.suffix == ".png":
        picture = Image.open(BytesIO(path.read_bytes())).convert("RGB")
        yield "picture as sent", [np.asarray(picture)]
        yield "picture forwarded", [read.forwarded(picture)]
        return
    pdf = path.read_bytes()
    with read.opened(pdf) as document:
        count = len(document)
    pages = [read.pixels(pdf, DPI, number) for number in range(count)]
    yield "paper, colour", pages
    yield "paper, grey", [read.grey(page) for page in pages]


def look(site: Path, entry: dict[str, Any]) -> list[tuple[str, str, str, int, int]]:
    """Return for each decoder and look: how many codes must be there, how many were read right."""
    wanted = Counter({code["payload"]: code["copies"] for code in entry["qr"]})
    rows = []
    for name, pages in shots(site / entry["path"]):
        seen = [page for page in pages if read.zxing(page)]
        for decoder, decode in DECODERS.items():
            found = Counter(text for page in seen for text in decode(page))
            right = (found & wanted).total() if found <= wanted else -1
            rows.append((entry["path"], name, decoder, wanted.total(), right))
    return rows


def lost(site: Path, manifest: dict[str, Any]) -> list[str]:
    """Return every code that leads to no page."""
    codes = [code for entry in manifest["files"] for code in entry.get("qr", [])]
    return sorted(
        {
            code["payload"]
            for code in codes
            if not (site / code["leads_to"]).is_file()
            or code["leads_to"]
            != code["payload"].removeprefix(manifest["base_url"] + "/") + "/index.html"
        }
    )


def main() -> None:
    """Read everything, say how much was read, exit 1 when something was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a folder that `cnscd build` made")
    parser.add_argument("--workers", type=int, default=multiprocessing.cpu_count())
    asked = parser.parse_args()
    manifest = json.loads((asked.site / "in/manifest.json").read_text("utf-8"))
    entries = [entry for entry in manifest["files"] if "qr" in entry]
    wanted, right, failures = Counter[tuple[str, str]](), Counter[tuple[str, str]](), []
    with ProcessPoolExecutor(asked.workers) as pool:
        for rows in pool.map(partial(look, asked.site), entries, chunksize=4):
            for path, name, decoder, must, read_right in rows:
                wanted[name, decoder] += must
                right[name, decoder] += max(read_right, 0)
                if read_right != must:
                    said = "something else" if read_right < 0 else f"{read_right} of {must}"
                    failures.append(f"{path}: {name}, {decoder}: {said}")
    failures += [f"{payload}: leads nowhere" for payload in lost(asked.site, manifest)]
    out = [
        f"{len(entries)} sheets",
        *(f"{n}, {d}: {right[n, d]} of {c}" for (n, d), c in wanted.items()),
    ]
    out += failures or ["every code was read and leads to a page"]
    sys.stdout.write("\n".join(out) + "\n")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
