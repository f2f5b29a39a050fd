"""What happens to codes: neighbourhoods merge, take another name, move to another ward, end.

Each function returns a Change: the edits, and in words what they do. Nothing is written before
`Change.save`. A code that is recorded never leaves the ledger; an end is a line at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import ledger_file, pipeline
from generator.codes import words_vi as say
from generator.edit import Edits, as_yaml
from generator.errors import ContentError, GeneratorError, Problem
from generator.model.ledger import PermalinkEntry, recorded
from generator.model.phone import Phone
from generator.model.place import LocalitySource
from generator.text_vi import did_you_mean, fold

_LEADER, _MEMBER = "tổ trưởng", "thành viên"
_GUIDE_KEYS = ("guide", "urgent_guide")
_GUIDE_LISTS = ("guides", "featured_guides")
_MENTIONING = ("site", "bulletin", "checklist", "quizzes", "localities")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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


def merge(
    content_dir: Path,
    old: Sequence[str],
    into: str,
    *,
    day: str | None = None,
    name: str | None = None,
    reason: str | None = None,
    with_members: bool = True,
    kind: str | None = None,
) -> Change:
    """Return what lets the code `into` answer for the codes `old`, which end.

    Of groups the members come along with their consent, unless with_members is off, and the old
    names; of wards all groups; of guides all that leads to them. `name` is the new name of the
    group that stays.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: a code is unknown, ended already, of another kind.
    """
    desk = _Desk(content_dir, day)
    target = desk.living(into, kind or desk.common_kind([into, *old]))
    for code in old:
        if code == into:
            raise _refusal(say.ITSELF.format(code=code), say.ITSELF_HINT)
    entries = [desk.not_ended(code, target.kind) for code in dict.fromkeys(old)]
    if name and target.kind != "group":
        raise _not_a_group(target)
    if name:
        desk.give_name(target.code, name)
    for entry in entries:
        {"group": desk.join_group, "guide": desk.join_guide, "locality": desk.join_ward}[
            target.kind
        ](entry, target, reason, with_members)
    desk.told_to_print(target)
    return desk.change


def rename(
    content_dir: Path,
    code: str,
    name: str,
    *,
    slug: str | None = None,
    day: str | None = None,
    kind: str | None = None,
) -> Change:
    """Return what gives a group or a ward another name; the old one is kept as an old name.

    With slug the address of a ward changes too, and the printed one leads on.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown, ended, of a guide; the name or the slug is taken.
    """
    desk = _Desk(content_dir, day)
    entry = desk.living(code, kind)
    if entry.kind == "guide":
        raise _not_a_group(entry)
    if slug and entry.kind != "locality":
        raise _refusal(say.SLUG_OF_WARD_ALONE, say.SLUG_OF_WARD_ALONE_HINT)
    if entry.kind == "group":
        desk.give_name(code, name)
    else:
        desk.rename_ward(entry, name, slug)
    if not slug:
        desk.told_to_print(entry)
    return desk.change


def move(content_dir: Path, code: str, to: str, *, day: str | None = None) -> Change:
    """Return what puts a group into another ward; its code stays.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown or ended, there is no such ward, it is there already.
    """
    desk = _Desk(content_dir, day)
    entry = desk.living(code, "group")
    ward = desk.ward(to)
    desk.move_group(code, ward.id)
    desk.told_to_print(entry)
    return desk.change


def retire(
    content_dir: Path,
    code: str,
    reason: str,
    *,
    day: str | None = None,
    kind: str | None = None,
) -> Change:
    """Return what ends a code with nothing in its place; its page says why and whom to ask.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown or ended; a ward that still has groups.
    """
    desk = _Desk(content_dir, day)
    desk.end(desk.not_ended(code, kind), reason)
    desk.change.afterwards.append(say.BUILD_AGAIN)
    return desk.change


class _Desk:
    """The content as it lies open, and the change that grows on it."""

    def __init__(self, content_dir: Path, day: str | None) -> None:
        self.edits = Edits(content_dir)
        self.change = Change(self.edits)
        self.typed = pipeline.draft(content_dir)
        release = self.typed.site.model.release_date
        self.day = _date(day, release)
        ledger = self.typed.ledger
        self.entries = (
            {key: found.entry for key, found in recorded(ledger.model).items()} if ledger else {}
        )
        self.groups = {group.model.id: group for group in self.typed.all_groups()}
        self.guides = {guide.model.code: guide for guide in self.typed.guides}
        self.wards = {ward.model.id: ward for ward in self.typed.localities}
        self.files = {id: _name(group.document.path) for id, group in self.groups.items()}
        self.names = {id: group.model.name for id, group in self.groups.items()}

    # What is there

    def common_kind(self, codes: Iterable[str]) -> str | None:
        """Return the one kind that all codes have, None when there is none or more than one."""
        kinds = [kind for kind in say.KINDS if all((kind, code) in self.entries for code in codes)]
        return kinds[0] if len(kinds) == 1 else None

    def entry(self, code: str, kind: str | None) -> PermalinkEntry:
        found = [
            it for key, it in self.entries.items() if key[1] == code and kind in (None, it.kind)
        ]
        if not found:
            other = next((it for (_, known), it in self.entries.items() if known == code), None)
            if other and kind == "group":
                raise _not_a_group(other)
            known = (key[1] for key in self.entries)
            hint = did_you_mean(code, known) or say.UNKNOWN_HINT
            raise _refusal(say.UNKNOWN.format(code=code), hint)
        if len(found) > 1:
            kinds = " và của ".join(say.KINDS[it.kind] for it in found)
            raise _refusal(say.TWO_KINDS.format(code=code, kinds=kinds), say.TWO_KINDS_HINT)
        return found[0]

    def not_ended(self, code: str, kind: str | None) -> PermalinkEntry:
        """Return the entry of a code that has not ended; its file may be gone already."""
        entry = self.entry(code, kind)
        if entry.retired:
            now = self._now(entry)
            hint = say.PAST_HINT.format(now=now.code) if now else say.PAST_HINT_ENDED
            raise _refusal(say.PAST.format(code=code, date=entry.retired), hint)
        return entry

    def living(self, code: str, kind: str | None) -> PermalinkEntry:
        """Return the entry of a code that has a page of its own."""
        entry = self.not_ended(code, kind)
        of_kind = {"group": set(self.groups), "guide": set(self.guides)}
        if code not in of_kind.get(entry.kind, set(self.wards)):
            raise _refusal(say.NO_PAGE.format(code=code), say.NO_PAGE_HINT)
        return entry

    def ward(self, id: str) -> LocalitySource:
        if id not in self.wards:
            hint = did_you_mean(id, self.wards)
            hint = hint or say.NO_WARD_HINT.format(known=", ".join(self.wards))
            raise _refusal(say.NO_WARD.format(id=id), hint)
        return self.wards[id].model

    def _now(self, entry: PermalinkEntry) -> PermalinkEntry | None:
        seen = {entry.code}
        while entry.successor and entry.successor not in seen:
            seen.add(entry.successor)
            following = self.entries.get((entry.kind, entry.successor))
            if following is None:
                return None
            entry = following
        return None if entry.retired else entry

    def home(self, code: str) -> str:
        """Return the id of the ward that a group belongs to."""
        return self.files[code].split("/")[1]

    # What is done

    def give_name(self, code: str, name: str) -> None:
        data, old = self.edits.file(self.files[code]), self.names[code]
        if name == old:
            raise _refusal(say.SAME_NAME.format(code=code, name=name), say.SAME_NAME_HINT)
        data["name"] = name
        self.names[code] = name
        self._old_name(code, old)
        self._reviewed(data)
        self._say(say.NEW_NAME, old=old, new=name, code=code)

    def join_group(
        self, entry: PermalinkEntry, target: PermalinkEntry, reason: str | None, with_members: bool
    ) -> None:
        new = self.names[target.code]
        if entry.code not in self.groups:  # the file went before the command came
            old = entry.name or entry.code
            self._end_into(entry, target, old, new, reason or _merged(old, new))
            return
        model, old = self.groups[entry.code].model, self.names[entry.code]
        ward = self.home(entry.code)
        self._end_into(entry, target, old, new, reason or _merged(old, new), ward)
        unit = self.wards[ward].model.name if ward != self.home(target.code) else None
        self._old_name(target.code, old, unit)
        for former in model.old_names:
            self._old_name(target.code, former.name, former.unit or unit)
        if with_members:
            self._members_come(entry.code, target.code)
        else:
            self._say(say.MEMBERS_STAY, count=len(model.members), old=old, new=new)
        self._not_taken(say.VENUE, old, model.venue.name if model.venue else "")
        self._not_taken(say.SCHEDULE, old, "; ".join(model.schedule))
        self._not_taken(say.ZALO, old, model.zalo_group.name if model.zalo_group else "")
        self._reviewed(self.edits.file(self.files[target.code]))
        self._remove(self.files[entry.code])

    def join_guide(
        self, entry: PermalinkEntry, target: PermalinkEntry, reason: str | None, _: bool
    ) -> None:
        new = self.guides[target.code].model
        if entry.code not in self.guides:
            old = entry.name or entry.code
            self._end_into(entry, target, old, new.title, reason or _merged_guide(new.title))
            return
        model = self.guides[entry.code].model
        self._end_into(entry, target, model.title, new.title, reason or _merged_guide(new.title))
        self._lead_to(model.slug, new.slug)
        self._remove(_name(self.guides[entry.code].document.path))

    def join_ward(
        self, entry: PermalinkEntry, target: PermalinkEntry, reason: str | None, _: bool
    ) -> None:
        new = self.ward(target.code)
        old = self.wards[entry.code].model.name if entry.code in self.wards else entry.code
        self._end_into(entry, target, old, new.name, reason or _merged(old, new.name))
        for code in [code for code in self.files if self.home(code) == entry.code]:
            self.move_group(code, target.code)
        data = self.edits.file(f"localities/{target.code}/locality.yml")
        self._old_unit(data, old)
        self._reviewed(data)
        if entry.code in self.wards:
            team = self.wards[entry.code].model.team
            people = say.PEOPLE.format(count=len(team.members)) if team.members else ""
            self._not_taken(say.TEAM, old, people)
            self._remove(f"localities/{entry.code}/locality.yml")

    def move_group(self, code: str, ward: str) -> None:
        before, name = self.home(code), self.names[code]
        if before == ward:
            message = say.THERE_ALREADY.format(code=code, ward=self.ward(ward).name)
            raise _refusal(message, say.THERE_ALREADY_HINT)
        old = self.wards[before].model.name if before in self.wards else before
        data = self.edits.file(self.files[code])
        for former in data.get("old_names") or ():
            former.setdefault("unit", old)
        self._old_name(code, name, old, is_told=False)
        self._reviewed(data)
        new_file = f"localities/{ward}/groups/{code}.yml"
        self.edits.move(self.files[code], new_file)
        self.files[code] = new_file
        new = self.wards[ward].model.name if ward in self.wards else ward
        self._say(say.MOVES, name=name, old=old, new=new, code=code)

    def rename_ward(self, entry: PermalinkEntry, name: str, slug: str | None) -> None:
        model = self.ward(entry.code)
        if name == model.name and not slug:
            message = say.SAME_NAME.format(code=entry.code, name=name)
            raise _refusal(message, say.SAME_NAME_HINT)
        file = f"localities/{entry.code}/locality.yml"
        data = self.edits.file(file)
        if name != model.name:
            data["name"] = name
            self._old_unit(data, model.name)
            self._say(say.NEW_NAME, old=model.name, new=name, code=entry.code)
        self._reviewed(data)
        if slug:
            self._new_address(entry, model, name, slug)

    def _new_address(
        self, entry: PermalinkEntry, model: LocalitySource, name: str, slug: str
    ) -> None:
        if not _SLUG.fullmatch(slug):
            raise _refusal(say.SLUG_BAD.format(slug=slug), say.SLUG_BAD_HINT)
        if ("locality", slug) in self.entries or slug in self.wards:
            raise _refusal(say.SLUG_TAKEN.format(slug=slug), say.SLUG_TAKEN_HINT)
        self.edits.file(f"localities/{entry.code}/locality.yml")["id"] = slug
        self.edits.move(f"localities/{entry.code}/locality.yml", f"localities/{slug}/locality.yml")
        for code in [code for code in self.files if self.home(code) == entry.code]:
            new_file = f"localities/{slug}/groups/{code}.yml"
            self.edits.move(self.files[code], new_file)
            self.files[code] = new_file
        line = {"code": slug, "kind": "locality", "released": self.day.isoformat()}
        ledger_file.append(self.edits, [line])
        reason = say.REASON_RENAMED.format(old=_capital(model.name), new=name)
        self._record(entry, reason, model.name, successor=slug)
        self._say(say.NEW_ADDRESS, old=entry.code, new=slug)
        self.change.afterwards.append(say.BUILD_AGAIN)

    def end(self, entry: PermalinkEntry, reason: str) -> None:
        ward: str | None = None
        file: str | None = None
        name = entry.name or entry.code
        if entry.kind == "group" and entry.code in self.groups:
            file, name, ward = self.files[entry.code], self.names[entry.code], self.home(entry.code)
        elif entry.kind == "guide" and entry.code in self.guides:
            guide = self.guides[entry.code]
            file, name = _name(guide.document.path), guide.model.title
        elif entry.kind == "locality":
            self._refuse_groups(entry)
            if entry.code in self.wards:
                file = f"localities/{entry.code}/locality.yml"
                name = self.ward(entry.code).name
        self._record(entry, reason, name, ward=ward)
        office = self.wards[ward].model.offices[0] if ward and ward in self.wards else None
        asked = office.name if office else "danh sách các tổ" if entry.kind != "guide" else ""
        asked = asked or "danh sách các bài"
        self._say(say.RETIRES, code=entry.code, name=name, date=_shown(self.day), asked=asked)
        if file:
            self._remove(file)

    def _refuse_groups(self, entry: PermalinkEntry) -> None:
        left = [code for code in self.files if self.home(code) == entry.code]
        if left:
            ward = self.wards[entry.code].model.name if entry.code in self.wards else entry.code
            message = say.GROUPS_LEFT.format(ward=ward, count=len(left), codes=", ".join(left))
            hint = say.GROUPS_LEFT_HINT.format(first=left[0], code=entry.code)
            raise _refusal(message, hint)

    def _end_into(
        self,
        entry: PermalinkEntry,
        target: PermalinkEntry,
        old: str,
        new: str,
        reason: str,
        ward: str | None = None,
    ) -> None:
        self._record(entry, reason, old, successor=target.code, ward=ward)
        words = {"code": entry.code, "name": old, "new": new, "into": target.code}
        self._say(say.RETIRES_INTO, date=_shown(self.day), **words)

    def _record(
        self,
        entry: PermalinkEntry,
        reason: str,
        name: str,
        successor: str | None = None,
        ward: str | None = None,
    ) -> None:
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

    def _members_come(self, old: str, new: str) -> None:
        here = self.edits.file(self.files[new])["members"]
        there = self.edits.file(self.files[old])["members"]
        coming = [member for member in there if not any(_same(member, it) for it in here)]
        words = {"old": self.names[old], "new": self.names[new]}
        has_leader = any(member.get("role") == _LEADER for member in here)
        for member in coming:
            if member.get("role") == _LEADER and has_leader:
                member["role"] = _MEMBER
                self._say(say.LEADER_NOW, name=member["name"], **words)
            here.append(member)
        if coming:
            self._say(say.MEMBERS_COME, count=len(coming), **words)
        if len(coming) < len(there):
            self._say(say.MEMBERS_THERE, count=len(there) - len(coming), **words)

    def _old_name(
        self, code: str, name: str, unit: str | None = None, is_told: bool = True
    ) -> None:
        data = self.edits.file(self.files[code])
        known = _list(data, "old_names", after=("kind", "name", "id"))
        if any(it["name"] == name and it.get("unit") == unit for it in known):
            return
        if name == self.names[code] and not unit:
            return  # two groups of one name: nothing to tell apart
        known.append(as_yaml([("name", name), *([("unit", unit)] if unit else [])]))
        if is_told:
            old = f"{name}, {unit}" if unit else name
            self._say(say.OLD_NAME_KEPT, old=old, new=self.names[code])

    def _old_unit(self, data: Any, name: str) -> None:
        known = _list(data, "old_units", after=("summary", "updated", "name", "id"))
        if all(it["name"] != name for it in known):
            known.append(as_yaml([("name", name)]))

    def _lead_to(self, old: str, new: str) -> None:
        """Let all that leads to the guide old lead to new."""
        documents = [it.document for it in self.typed.everything()]
        for name in sorted({_name(document.path) for document in documents}):
            if name.startswith(_MENTIONING) and _swap(self.edits.file(name), old, new):
                self._say(say.GUIDE_LINKS, file=name)

    def _reviewed(self, data: Any) -> None:
        if str(data.get("updated", "")) < self.day.isoformat():
            data["updated"] = self.day.isoformat()

    def _remove(self, file: str) -> None:
        self.edits.remove(file)
        self._say(say.FILE_GOES, file=f"content/{file}")

    def _not_taken(self, what: str, old: str, value: str) -> None:
        if value:
            self.change.afterwards.append(say.NOT_TAKEN.format(what=what, old=old, value=value))

    def told_to_print(self, entry: PermalinkEntry) -> None:
        if entry.kind == "group":
            name, code = self.names[entry.code], entry.code
            self.change.afterwards.append(say.PRINT_AGAIN.format(name=name, code=code))
        self.change.afterwards.append(say.BUILD_AGAIN)

    def _say(self, sentence: str, **words: object) -> None:
        self.change.steps.append(sentence.format(**words))


def _swap(data: Any, old: str, new: str) -> bool:
    """Replace the slug of a guide wherever data leads to it; return whether there was one."""
    done = False
    for key, value in _entries(data):
        if isinstance(value, str) and key in _GUIDE_KEYS and value == old:
            data[key] = new
            done = True
        elif isinstance(value, list) and key in _GUIDE_LISTS and old in value:
            if new in value:
                value.remove(old)
            else:
                value[value.index(old)] = new
            done = True
        elif isinstance(value, (dict, list)):
            done = _swap(value, old, new) or done
    return done


def _entries(data: Any) -> Iterator[tuple[Any, Any]]:
    yield from list(data.items()) if isinstance(data, dict) else list(enumerate(data))


def _list(data: Any, key: str, after: Sequence[str]) -> Any:
    """Return the list at key; an empty one is put behind the first key of after that is there."""
    if not data.get(key):
        data.pop(key, None)
        keys = list(data)
        place = next((keys.index(it) + 1 for it in after if it in keys), len(keys))
        data.insert(place, key, [])
    return data[key]


def _same(one: Any, other: Any) -> bool:
    """Return whether two members are one person: by the number, else by the name."""
    if one.get("phone") and other.get("phone"):
        return Phone.parse(str(one["phone"])) == Phone.parse(str(other["phone"]))
    return fold(str(one["name"])) == fold(str(other["name"]))


def _date(text: str | None, release: date) -> date:
    if text is None:
        return release
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _refusal(say.DATE_BAD.format(value=text), say.DATE_BAD_HINT) from error
    if day > release:
        message = say.DATE_AHEAD.format(date=day, release=release)
        raise _refusal(message, say.DATE_AHEAD_HINT)
    return day


def _merged(old: str, new: str) -> str:
    return say.REASON_MERGED.format(old=_capital(old), new=new)


def _merged_guide(new: str) -> str:
    return say.REASON_GUIDE.format(new=new)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _name(path: str) -> str:
    """Return a path of a document as `Edits` names it."""
    return path.split("/", 1)[1]


def _said(problem: Problem) -> tuple[str, str]:
    return problem.pos.path, problem.message


def _not_a_group(entry: PermalinkEntry) -> GeneratorError:
    message = say.NOT_A_GROUP.format(code=entry.code, kind=say.KINDS[entry.kind])
    return _refusal(message, say.NOT_A_GROUP_HINT)


def _refusal(message: str, hint: str) -> GeneratorError:
    return GeneratorError(f"{message}\n    gợi ý: {hint}")
