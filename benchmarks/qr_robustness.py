"""How often our printed codes are read, beside python-qrcode's defaults; see README.md."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import cv2
import numpy as np
import qrcode
import zxingcpp
from qr_camera import CONDITIONS, PURPOSES, Picture, Purpose, photograph, print_box
from qrcode import constants
from qrcode.exceptions import DataOverflowError

from generator.render.qr import QUIET_ZONE_MODULES, encode

PAYLOADS = (
    "https://cnscd.example/t/thd-12",
    "https://cnscd.haiphong.gov.vn/t/17",
    "https://cnscd.haiphong.gov.vn/t/100000",
    "https://chuyendoiso.haiphong.gov.vn/cnscd/t/17",
)
OURS, DEFAULT = "ours", "default"
POLICIES = {"M boosted": "M", "Q boosted": "Q", "H": "H"}
"""Smallest version that holds this level, then the highest level which that version holds."""
LEVELS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}
FAR, DAMAGE = ("distance", "blur", "motion"), ("patch", "dirt")
CLEAN = tuple(name for name in CONDITIONS if name not in DAMAGE)
# What the purposes meet: whose code, under which conditions.
SITUATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "wall, from afar": ("wall", FAR),
    "wall, light, angle, file": ("wall", tuple(name for name in CLEAN if name not in FAR)),
    "wall, stained": ("wall", DAMAGE),
    "in the hand, clean": ("hand", CLEAN),
    "in the hand, stained": ("hand", DAMAGE),
    "picture, as sent": ("screen", CLEAN),
    "picture, partly covered": ("screen", DAMAGE),
}
GOOD = 0.9
"""Share of shots read up to which a distance counts as a reading distance."""

Decoder = Callable[[Picture], Iterable[str]]


@dataclass(frozen=True)
class Design:
    """One symbol, quiet zone included; `name` is its version and level."""

    payload: str
    name: str
    matrix: Picture
    policies: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """The shots of one design at one level of one condition, as one decoder read them."""

    purpose: str
    payload: str
    design: str
    policies: tuple[str, ...]
    decoder: str
    condition: str
    level: int
    metres: float
    read: tuple[bool, ...]
    wrong: int


def main() -> None:
    """Photograph every design for every purpose and print the tables."""
    options = _options()
    cv2.setNumThreads(1)  # the figures are of one core
    decoders = dict(_decoders())
    tallies: list[Tally] = []
    for number, payload in enumerate(options.payload):
        for purpose in PURPOSES:
            sys.stderr.write(f"{payload}: {purpose.name}\n")
            tallies += _tallies(
                designs(payload, purpose), purpose, decoders, (options.seed, number), options
            )
    if options.csv:
        _write_csv(options.csv, tallies)
    wrong = sum(item.wrong for item in tallies)
    tables = (beside_default(tallies), by_policy(tallies), by_situation(tallies))
    lines = [line for rows in tables for line in (*rows, "")]
    sys.stdout.write("\n".join([*lines, f"Wrong texts read: {wrong}."]) + "\n")


def designs(payload: str, purpose: Purpose) -> list[Design]:
    """Return the different symbols of payload; those that two policies share stand once."""
    default = qrcode.QRCode()
    default.add_data(payload)
    default.make()
    ours = encode(payload, purpose.use)
    found = {name: _boosted(payload, level) for name, level in POLICIES.items()}
    found[DEFAULT] = f"{default.version}-M", np.array(default.get_matrix())
    matrix = np.pad(np.array(ours.matrix), QUIET_ZONE_MODULES)
    found[OURS] = f"{ours.version}-{ours.level}", matrix
    symbols = dict(found.values())
    return [
        Design(payload, name, matrix, tuple(who for who, (its, _) in found.items() if its == name))
        for name, matrix in symbols.items()
    ]


def _boosted(payload: str, wanted: str) -> tuple[str, Picture]:
    """Return the smallest version for level wanted, at the highest level that it holds."""
    first = qrcode.QRCode(error_correction=LEVELS[wanted], border=QUIET_ZONE_MODULES)
    first.add_data(payload)
    version = first.best_fit()
    for level in "HQM":
        code = qrcode.QRCode(version, LEVELS[level], border=QUIET_ZONE_MODULES)
        code.add_data(payload)
        try:
            code.make(fit=False)
        except (DataOverflowError, ValueError):
            continue
        return f"{version}-{level}", np.array(code.get_matrix())
    raise ValueError(payload)


def _decoders() -> Iterator[tuple[str, Decoder]]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    detector = cv2.QRCodeDetector()

    def opencv(picture: Picture) -> list[str]:
        try:
            text = detector.detectAndDecode(picture)[0]
        except (cv2.error, UnicodeDecodeError):  # it gives up on some pictures by raising
            return []
        return [text] if text else []

    yield "zxing", lambda picture: [x.text for x in zxingcpp.read_barcodes(picture, formats)]
    yield "OpenCV", opencv
    try:
        from pyzbar import pyzbar
    except ImportError:  # the package, or the system's library
        sys.stderr.write("zbar is not here: two decoders only\n")
        return
    kinds = [pyzbar.ZBarSymbol.QRCODE]
    yield "zbar", lambda pic: [x.data.decode(errors="replace") for x in pyzbar.decode(pic, kinds)]


def _tallies(
    symbols: list[Design],
    purpose: Purpose,
    decoders: dict[str, Decoder],
    seed: tuple[int, ...],
    options: argparse.Namespace,
) -> Iterator[Tally]:
    [ours] = [design for design in symbols if OURS in design.policies]
    plain = len(ours.matrix) - 2 * QUIET_ZONE_MODULES
    box_mm = purpose.side_mm * len(ours.matrix) / plain  # the same paper for every design
    for design in symbols:
        box = print_box(design.matrix, box_mm)
        for number, (condition, scenes) in enumerate(CONDITIONS.items()):
            for level, scene in enumerate(scenes):
                pictures = [
                    photograph(box, box_mm, purpose, scene, np.random.default_rng(luck))
                    for luck in (
                        (*seed, PURPOSES.index(purpose), number, level, shot)
                        for shot in range(options.shots)
                    )
                ]
                for decoder, decode in decoders.items():
                    texts = [list(decode(picture)) for picture in pictures]
                    yield Tally(
                        purpose=purpose.name,
                        payload=design.payload,
                        design=design.name,
                        policies=design.policies,
                        decoder=decoder,
                        condition=condition,
                        level=level,
                        metres=0 if purpose.is_forwarded else purpose.metres(scene),
                        read=tuple(design.payload in found for found in texts),
                        wrong=sum(any(text != design.payload for text in row) for row in texts),
                    )


def beside_default(tallies: list[Tally]) -> list[str]:
    """Return decode rates in % of ours and the default: purpose × design × decoder."""
    head = ["purpose", "design", "decoder", *CONDITIONS, "mean"]
    rows = []
    purposes = [purpose.name for purpose in PURPOSES]
    decoders = list(dict.fromkeys(item.decoder for item in tallies))
    for purpose in (*purposes, "all"):
        mine = [item for item in tallies if purpose in (item.purpose, "all")]
        for decoder in (*decoders, "mean"):
            for who in (OURS, DEFAULT):
                chosen = [
                    item
                    for item in mine
                    if who in item.policies and decoder in (item.decoder, "mean")
                ]
                rates = [_rate(x for x in chosen if x.condition == name) for name in CONDITIONS]
                cells = [f"{rate:.0f}" for rate in rates]
                rows.append([purpose, who, decoder, *cells, f"{np.mean(rates):.1f}"])
        rows.append([purpose, "ours − default", "mean", *_differences(mine)])
    return _markdown(head, rows)


def _rate(tallies: Iterable[Tally]) -> float:
    """Return the share of shots read, in %."""
    return 100 * float(np.mean([item.read for item in tallies]))


def _differences(tallies: list[Tally]) -> list[str]:
    """Return ours − default in points a condition, and in all."""
    cells = [f"{np.mean(_paired(tallies, name, OURS, DEFAULT)):+.0f}" for name in CONDITIONS]
    return [*cells, _difference(tallies, tuple(CONDITIONS), OURS, DEFAULT)]


def _difference(tallies: list[Tally], conditions: tuple[str, ...], one: str, other: str) -> str:
    """Return one − other in points; ± is 95 % of the paired differences, shot by shot."""
    pairs = [_paired(tallies, name, one, other) for name in conditions]
    error = np.sqrt(sum(np.var(points) / len(points) for points in pairs)) / len(pairs)
    return f"**{np.mean([np.mean(points) for points in pairs]):+.1f}** ± {1.96 * error:.1f}"


def _paired(tallies: list[Tally], condition: str, one: str, other: str) -> Picture:
    """Return one − other in points for each shot, mean of the decoders: same luck, same shot."""

    def shots(who: str) -> Picture:
        by_decoder: dict[str, list[bool]] = {}
        for item in tallies:
            if who in item.policies and item.condition == condition:
                by_decoder.setdefault(item.decoder, []).extend(item.read)
        return np.mean(list(by_decoder.values()), axis=0)

    return 100 * (shots(one) - shots(other))


def by_policy(tallies: list[Tally]) -> list[str]:
    """Return decode rates in % of each policy: payload × policy, by purpose."""
    purposes = [purpose.name for purpose in PURPOSES]
    metres = [
        f"m at {GOOD:.0%}, {purpose.name}" for purpose in PURPOSES if not purpose.is_forwarded
    ]
    head = ["characters", "policy", "symbol", *purposes, "mean", *metres]
    rows = []
    payloads = list(dict.fromkeys(item.payload for item in tallies))
    for payload in payloads if len(payloads) == 1 else (*payloads, "all"):
        for policy in POLICIES:
            mine = [
                item
                for item in tallies
                if policy in item.policies and payload in (item.payload, "all")
            ]
            by_purpose = [_over_conditions(x for x in mine if x.purpose == p) for p in purposes]
            far = [
                _reading_distance([x for x in mine if x.purpose == purpose.name])
                for purpose in PURPOSES
                if not purpose.is_forwarded
            ]
            names = "" if payload == "all" else mine[0].design
            numbers = [f"{rate:.1f}" for rate in (*by_purpose, _over_conditions(mine))]
            length = "all" if payload == "all" else str(len(payload))
            rows.append([length, policy, names, *numbers, *far])
    return _markdown(head, rows)


def by_situation(tallies: list[Tally]) -> list[str]:
    """Return decode rates in % of each policy: situation × policy, and what a change brings."""
    steps = (("M boosted", "Q boosted"), ("H", "Q boosted"))
    changes = [f"{one} − {other}, where they differ" for one, other in steps]
    rows = []
    for situation, (use, conditions) in SITUATIONS.items():
        names = [purpose.name for purpose in PURPOSES if purpose.use == use]
        mine = [x for x in tallies if x.purpose in names and x.condition in conditions]
        rates = [
            f"{_over_conditions(x for x in mine if policy in x.policies):.1f}"
            for policy in POLICIES
        ]
        cells = []
        for one, other in steps:
            same = {x.payload for x in mine if {one, other} <= set(x.policies)}
            apart = [x for x in mine if x.payload not in same]
            cells.append(_difference(apart, conditions, one, other) if apart else "–")
        rows.append([situation, *rates, *cells])
    return _markdown(["situation", *POLICIES, *changes], rows)


def _over_conditions(tallies: Iterable[Tally]) -> float:
    """Return the mean of the conditions' rates, in %: every condition weighs the same."""
    by_condition: dict[str, list[Tally]] = {}
    for item in tallies:
        by_condition.setdefault(item.condition, []).append(item)
    return float(np.mean([_rate(items) for items in by_condition.values()]))


def _reading_distance(tallies: list[Tally]) -> str:
    """Return from how many metres the best decoder still reads GOOD of the shots."""
    best = 0.0
    for decoder in {item.decoder for item in tallies}:
        steps: dict[float, list[Tally]] = {}
        for item in tallies:
            if (item.decoder, item.condition) == (decoder, "distance"):
                steps.setdefault(item.metres, []).append(item)
        near, rate_near = 0.0, 1.0
        for metres, items in sorted(steps.items()):
            rate = _rate(items) / 100
            if rate < GOOD:
                share = (rate_near - GOOD) / (rate_near - rate)
                near += share * (metres - near) if near else 0
                break
            near, rate_near = metres, rate
        best = max(best, near)
    return f"{best:.2f}"


def _markdown(head: list[str], rows: list[list[str]]) -> list[str]:
    return ["|" + "|".join(row) + "|" for row in (head, ["---"] * len(head), *rows)]


def _write_csv(path: Path, tallies: list[Tally]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow([*(field.name for field in fields(Tally)), "shots"])
        for item in tallies:
            row = dict(zip((field.name for field in fields(Tally)), astuple(item), strict=True))
            row |= {"policies": "+".join(item.policies), "read": sum(item.read)}
            writer.writerow([*row.values(), len(item.read)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=int, default=6, metavar="N", help="a level (default 6)")
    parser.add_argument("--payload", action="append", metavar="URL", help="may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="every level of every condition")
    options = parser.parse_args()
    options.payload = options.payload or list(PAYLOADS)
    return options


if __name__ == "__main__":
    main()
