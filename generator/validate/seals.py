"""The seals of the ledger: what was recorded stays as it was recorded.

Each sealed line carries a short digest of what binds (code, kind, dates, successor) and of the
seal of an earlier line; the head of the file says how many lines are sealed and which came last.
So a line changed, removed, moved or cut off at the end is noticed, and where. A line may stand on
any earlier line, not the one before alone: two branches that both added lines can be joined.

What this cannot notice: somebody who computes all seals anew, or who takes out every seal and the
head, which gives a ledger as it was before there were seals (`pipeline.refuse_lost_codes` compares
with the site built last, if it is there). It is a guard against slips, not a signature.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator import messages_vi as say
from generator.errors import Problem
from generator.model.ledger import FIRST, Ledger, LedgerLine
from generator.validate.typed import Sourced


def check_seals(ledger: Sourced[Ledger], today: date | None = None) -> Iterator[Problem]:
    """Yield a problem for each sealed line that is not as it was sealed, and for lines lost.

    Args:
        ledger: the ledger.
        today: None in a build, which goes on with a ledger from before there were seals; else a
            warning tells how to seal it.
    """
    head, lines = ledger.model.sealed, ledger.model.codes
    seals = [line.seal for line in lines if line.seal]
    if head is None:
        first = next((number for number, line in enumerate(lines) if line.seal), None)
        if first is not None:
            pos = ledger.pos("codes", first, "seal")
            yield Problem(pos, say.SEAL_NO_HEAD, say.SEAL_RESTORE)
        elif today and lines:
            yield Problem(ledger.pos_of_key("codes"), say.UNSEALED, say.UNSEALED_HINT, True)
        return
    within = len(lines) - _unsealed_at_end(lines)
    missing = head.lines - within  # a line that lost its seal is told by itself
    if missing > 0:
        message = say.LINES_LOST.format(lines=head.lines, missing=missing)
        yield Problem(ledger.pos("sealed", "lines"), message, say.SEAL_RESTORE)
    elif head.last not in seals:
        yield Problem(ledger.pos("sealed", "last"), say.LAST_LOST, say.SEAL_RESTORE)
    elif len(seals) > head.lines:
        message = say.HEAD_BEHIND.format(more=len(seals) - head.lines)
        yield Problem(ledger.pos("sealed", "lines"), message, say.HEAD_BEHIND_HINT, True)
    yield from _broken(ledger, seals, missing > 0)


def _unsealed_at_end(lines: Sequence[LedgerLine]) -> int:
    return next((n for n, line in enumerate(reversed(lines)) if line.seal), len(lines))


def _broken(ledger: Sourced[Ledger], seals: Sequence[str], is_short: bool) -> Iterator[Problem]:
    lines = ledger.model.codes
    done, before, is_told = 0, FIRST, False
    for number, line in enumerate(lines):
        pos = ledger.pos("codes", number, "code")
        if line.seal is None:
            if done < len(seals):
                message = say.LINE_UNSEALED.format(code=line.code)
                yield Problem(pos, message, say.LINE_UNSEALED_HINT)
                is_told = True
            continue
        if is_told:
            is_told = False  # what this line stood on may be the seal that went
        elif line.seal_after(before) != line.seal and not _stands_on(line, (FIRST, *seals[:done])):
            if _stands_on(line, seals[done + 1 :]):
                yield Problem(pos, say.LINE_MOVED.format(code=line.code), say.SEAL_RESTORE)
            else:
                said = say.LINE_BEFORE_LOST if is_short else say.LINE_CHANGED
                hint = say.SEAL_RESTORE if is_short else say.LINE_CHANGED_HINT
                yield Problem(pos, said.format(code=line.code), hint)
        before, done = line.seal, done + 1


def _stands_on(line: LedgerLine, seals: Sequence[str]) -> bool:
    return any(line.seal_after(seal) == line.seal for seal in reversed(seals))
