"""The content as it lies open on the desk: what a code is, and how its end is written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import ledger_file, pipeline
from generator.codes import words_vi as say
from generator.edit import Edits, Items
from generator.errors import ContentError, GeneratorError, Problem
from generator.model.ledger import PermalinkEntry, recorded
from generator.model.place import LocalitySource
from generator.text_vi import did_you_mean, nfc, written_date
from generator.validate.ledger import way_of
from generator.validate.seals import check_seals


@dataclass
class Change:
    """A change that is ready: its edits, what it will do, what somebody has to do afterwards."""

    edits: Edits
    steps: list[str] = field(default_factory=list)
    afterwards: list[str] = field(default_factory=list)

    def check(self, today: date | None = None) -> list[str]:
        """Return the warnings that the content will have and has not now, as sentences.

        Raises:
            ContentError: the content would be wrong.
        """
        try:
            before = {_said(it) for it in pipeline.check(self.edits.content_dir, today).warnings}
        except ContentError as error:
            before = {_said(problem) for problem in error.problems}
        warnings = self.edits.check(today).warnings
        return [str(problem) for problem in warnings if _said(problem) not in before]

    def save(self, today: date | None = None) -> list[str]:
        """Write all of it or nothing; return the names of the files.

        Raises:
            ContentError: the content would be wrong.
            GeneratorError: a file could not be written.
        """
        return self.edits.save(today)


class Desk:
    """The content as it lies open, and the change that grows on it.

    `files` and `names` follow the change: where each group stands and what it is called by now.
    """

    def __init__(self, content_dir: Path, day: date | None) -> None:
        self.edits = Edits(content_dir)
        self.change = Change(self.edits)
        self.typed = pipeline.draft(content_dir)
        ledger = self.typed.ledger
        lost = [it for it in check_seals(ledger) if not it.is_warning] if ledger else []
        if lost:  # a further line would seal the ledger as it is now
            raise ContentError(lost)
        self.day = _day(day, self.typed.site.model.release_date)
        known = recorded(ledger.model) if ledger else {}
        self.entries = {key: found.entry for key, found in known.items()}
        self.groups = {group.model.id: group for group in self.typed.all_groups()}
        self.guides = {guide.model.code: guide for guide in self.typed.guides}
        self.wards = {ward.model.id: ward for ward in self.typed.localities}
        self.files = {id: file_name(group.document.path) for id, group in self.groups.items()}
        self.names = {id: group.model.name for id, group in self.groups.items()}

    def common_kind(self, codes: Iterable[str]) -> str | None:
        """Return the one kind that all codes have, None when there is none or more than one."""
        codes = list(codes)
        kinds = [kind for kind in say.KINDS if all((kind, code) in self.entries for code in codes)]
        return kinds[0] if len(kinds) == 1 else None

    def entry(self, code: str, kind: str | None) -> PermalinkEntry:
        """Return what the ledger knows of a code.

        Raises:
            GeneratorError: it does not know it, or knows it of another kind or of two kinds.
        """
        found = [it for it in self.entries.values() if it.code == code and kind in (None, it.kind)]
        if not found:
            other = next((it for it in self.entries.values() if it.code == code), None)
            if other and kind == "group":
                raise not_a_group(other)
            hint = did_you_mean(code, (known for _, known in self.entries)) or say.UNKNOWN_HINT
            raise refusal(say.UNKNOWN.format(code=code), hint)
        if len(found) > 1:
            kinds = " và của ".join(say.KINDS[it.kind] for it in found)
            raise refusal(say.TWO_KINDS.format(code=code, kinds=kinds), say.TWO_KINDS_HINT)
        return found[0]

    def not_ended(self, code: str, kind: str | None) -> PermalinkEntry:
        """Return the entry of a code that has not ended; its file may be gone already.

        Raises:
            GeneratorError: it is unknown or ended.
        """
        entry = self.entry(code, kind)
        if entry.retired:
            last = way_of(entry, self.entries)[-1]
            hint = say.PAST_HINT_ENDED if last.retired else say.PAST_HINT.format(now=last.code)
            raise refusal(say.PAST.format(code=code, date=written_date(entry.retired)), hint)
        return entry

    def living(self, code: str, kind: str | None) -> PermalinkEntry:
        """Return the entry of a code that has a page of its own.

        Raises:
            GeneratorError: it is unknown or ended, or its file is gone.
        """
        entry = self.not_ended(code, kind)
        of_kind = {"group": set(self.groups), "guide": set(self.guides)}
        if code not in of_kind.get(entry.kind, set(self.wards)):
            raise refusal(say.NO_PAGE.format(code=code), say.NO_PAGE_HINT)
        return entry

    def ward(self, id: str) -> LocalitySource:
        """Return a ward by its id.

        Raises:
            GeneratorError: there is none.
        """
        if id not in self.wards:
            listed = say.NO_WARD_HINT.format(known=", ".join(self.wards))
            raise refusal(say.NO_WARD.format(id=id), did_you_mean(id, self.wards) or listed)
        return self.wards[id].model

    def ward_name(self, id: str) -> str:
        """Return what a ward is called, its id when its file is gone."""
        return self.wards[id].model.name if id in self.wards else id

    def home(self, code: str) -> str:
        """Return the id of the ward that a group belongs to by now."""
        return self.files[code].split("/")[1]

    def groups_of(self, ward: str) -> list[str]:
        """Return the codes of the groups of a ward by now."""
        return [code for code in self.files if self.home(code) == ward]

    def record_end(
        self,
        entry: PermalinkEntry,
        reason: str,
        name: str,
        successor: str | None = None,
        ward: str | None = None,
    ) -> None:
        """Add the line of the ledger that ends a code."""
        line = {
            "code": entry.code,
            "kind": entry.kind,
            "retired": self.day.isoformat(),
            "successor": successor,
            "reason": reason,
            "name": name if name != entry.code else None,
            "locality": ward,
        }
        ledger_file.append(self.edits, [{key: said for key, said in line.items() if said}])

    def end_into(
        self,
        entry: PermalinkEntry,
        target: PermalinkEntry,
        names: tuple[str, str],
        reason: str,
        ward: str | None = None,
    ) -> None:
        """Add the line that ends a code for another; names are the old one and the new one."""
        old, new = names
        self.record_end(entry, reason, old, successor=target.code, ward=ward)
        words = {"code": entry.code, "name": old, "new": new, "into": target.code}
        self.tell(say.RETIRES_INTO, date=written_date(self.day), **words)

    def reviewed(self, data: Any) -> None:
        """Date the data of a file by the change."""
        if str(data.get("updated", "")) < self.day.isoformat():
            data["updated"] = self.day.isoformat()

    def remove(self, file: str) -> None:
        """Remove a file of the content."""
        self.edits.remove(file)
        self.tell(say.FILE_GOES, file=f"content/{file}")

    def tell(self, sentence: str, **words: object) -> None:
        """Note what the change does."""
        self.change.steps.append(sentence.format(**words))

    def not_taken(self, what: str, old: str, value: str) -> None:
        """Note what does not come along: before anything is asked, and to look at afterwards."""
        if value:
            self.tell_twice(say.NOT_TAKEN, what=what, old=old, value=value)

    def tell_twice(self, sentence: str, **words: object) -> None:
        """Note what the change does and somebody has to look at afterwards."""
        self.tell(sentence, **words)
        self.change.afterwards.append(self.change.steps[-1])

    def named(self, ward: str, name: str, besides: Iterable[str]) -> str | None:
        """Return the code of a group of a ward that by now has this name, None when none has."""
        others = (code for code in self.groups_of(ward) if code not in set(besides))
        return next((it for it in others if _plain(self.names[it]) == _plain(name)), None)

    def tell_to_print(self, entry: PermalinkEntry, slug: str | None = None) -> None:
        """Note what has to be made again; slug is the new address of a ward."""
        code = slug or entry.code
        if entry.kind == "group":
            said = say.PRINT_AGAIN.format(name=self.names[code], code=code)
            self.change.afterwards.append(said)
        elif entry.kind == "locality":
            self.change.afterwards.append(say.PRINT_WARD_AGAIN.format(code=code))
        self.change.afterwards.append(say.BUILD_AGAIN)


def append(data: Any, key: str, item: Any, after: Sequence[str]) -> None:
    """Add an item to the list at key; a new list is put behind the first key of after."""
    if not data.get(key):
        data.pop(key, None)
        keys = list(data)
        place = next((keys.index(it) + 1 for it in after if it in keys), len(keys))
        data.insert(place, key, [])
    items = Items(data, key)
    items.entries.append(item)
    items.put_together()


def file_name(path: str) -> str:
    """Return the path of a document as `Edits` names it."""
    return path.split("/", 1)[1]


def refusal(message: str, hint: str) -> GeneratorError:
    """Return the error that says what cannot be done and what can."""
    return GeneratorError(f"{message}\n    gợi ý: {hint}")


def not_a_group(entry: PermalinkEntry) -> GeneratorError:
    """Return the error of a command that is for groups."""
    message = say.NOT_A_GROUP.format(code=entry.code, kind=say.KINDS[entry.kind])
    return refusal(message, say.NOT_A_GROUP_HINT)


def _day(day: date | None, release: date) -> date:
    if day is None:
        return release
    if day > release:
        message = say.DATE_AHEAD.format(date=written_date(day), release=written_date(release))
        raise refusal(message, say.DATE_AHEAD_HINT)
    return day


def _plain(name: str) -> str:
    return " ".join(nfc(name).lower().split())


def _said(problem: Problem) -> tuple[str, str]:
    return problem.pos.path, problem.message
