"""New content files, right from the first minute: explained, checked, their code recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from generator import ledger_file, pipeline
from generator.edit import Edits, as_yaml
from generator.errors import ContentError, GeneratorError, UnrecordedCode
from generator.model.guide import Guide
from generator.model.phone import Phone
from generator.model.place import GroupSource, LocalitySource, zalo_group_name
from generator.scaffold import words_vi as words
from generator.scaffold.answers import mistake
from generator.scaffold.codes import free_group_code, free_guide_code
from generator.scaffold.skeleton import asleep, skeleton

KINDS_OF_LOCALITY = ("phường", "xã", "đặc khu")


@dataclass(frozen=True)
class NewGroup:
    """The answers for a group; without a leader a real group begins empty."""

    locality: str
    id: str
    name: str
    kind: str
    sample: bool
    leader: str = ""
    phone: str = ""


@dataclass(frozen=True)
class NewLocality:
    """The answers for a locality; `name` is whole: phường Trần Phú."""

    id: str
    name: str
    province: str
    sample: bool
    office: str
    phone: str
    source: str

    @property
    def kind(self) -> str:
        """What it is, by the first words of its name; "" when they do not say."""
        name = self.name.lower()
        return next((kind for kind in KINDS_OF_LOCALITY if name.startswith(f"{kind} ")), "")


@dataclass(frozen=True)
class NewGuide:
    """The answers for the draft of a guide."""

    slug: str
    code: str
    title: str
    topic: str


class Scaffold:
    """The content as it is, and the new files that are being made beside it.

    Raises:
        ContentError: the content has mistakes already; they are mended first.
    """

    def __init__(self, content_dir: Path, today: date) -> None:
        self.edits = Edits(content_dir)
        self.typed = pipeline.private(content_dir)
        self.site = self.typed.site.model
        self.day = min(today, self.site.release_date)
        """When the new file was looked at last; no date may be after the release."""
        self.localities = {
            item.document.path.split("/")[-2]: item.model for item in self.typed.localities
        }
        self.provinces = {item.model.id: item.model.name for item in self.typed.provinces}

    def recorded(self, kind: str) -> set[str]:
        """Return every code of kind (such as "group") that the ledger has, retired ones too."""
        ledger = self.typed.ledger
        return {it.code for it in ledger.model.codes if it.kind == kind} if ledger else set()

    def free_code_of_group(self, locality: str) -> str:
        """Return a code for the next group of locality."""
        own = [group.model.id for group in self.typed.groups.get(locality, [])]
        return free_group_code(locality, own, self.recorded("group"))

    def free_code_of_guide(self, slug: str) -> str:
        """Return a short code for a guide."""
        return free_guide_code(slug, self.recorded("guide"))

    def usual_kind(self, locality: str) -> str:
        """Return what most groups of locality are: tổ dân phố, thôn, khu dân cư."""
        kinds = [group.model.kind for group in self.typed.groups.get(locality, [])]
        ward = self.localities[locality].kind == "phường"
        return max(set(kinds), key=kinds.count) if kinds else ("tổ dân phố" if ward else "thôn")

    def mistake_in_code(self, code: str, kind: str, free: str) -> str:
        """Return what is wrong with code for something new of kind; "" if it may be used."""
        model: Any = GroupSource if kind == "group" else Guide
        if told := mistake(model, "id" if kind == "group" else "code", code):
            return told
        taken = code in self.recorded(kind)
        return words.CODE_TAKEN.format(code=code, free=free) if taken else ""

    def mistake_in_slug(self, slug: str, kind: str) -> str:
        """Return what is wrong with slug for a new locality or guide; "" if it may be used."""
        if kind == "locality":
            told = mistake(LocalitySource, "id", slug)
            return told or (words.LOCALITY_TAKEN.format(id=slug) if slug in self.localities else "")
        path = self.edits.content_dir / "guides" / f"{slug}.yml"
        told = mistake(Guide, "slug", slug)
        return told or (words.GUIDE_TAKEN.format(slug=slug) if path.exists() else "")

    def group(self, answers: NewGroup) -> str:
        """Add a group and its code; return the name of its file.

        Raises:
            GeneratorError: a real group in a locality that is still sample data.
        """
        locality = self.localities[answers.locality]
        home = f"localities/{answers.locality}"
        if locality.sample and not answers.sample:
            raise GeneratorError(words.LOCALITY_IS_SAMPLE.format(name=f"{home}/locality.yml"))
        people = _people(answers)
        values = {
            **dict.fromkeys(("id", "name", "kind"), "x"),
            **({"sample": "có"} if answers.sample else {}),
            "updated": str(self.day),
            "members": "\n  - name: x" if people else "[]",
        }
        facts: Any = answers
        zalo = zalo_group_name(facts, locality, self.site.zalo_group_name).replace("'", "''")
        examples = {key: text.replace("{zalo}", zalo) for key, text in words.GROUP_EXAMPLES.items()}
        head = ["yaml-language-server: $schema=../../../../schema/group.json"]
        head.append(f"{answers.name}, {locality.name}.")
        text = skeleton(GroupSource, _headed(head, answers.sample), values, examples)
        name = f"{home}/groups/{answers.id}.yml"
        self.edits.create(name, text)
        data = self.edits.file(name)
        data["id"], data["name"], data["kind"] = answers.id, answers.name, answers.kind
        if people:
            data["members"][:] = [as_yaml(person) for person in people]
        written = (self.edits.changes[name] or b"").decode()
        self.edits.create(name, written + _member_example(answers.sample, self.day))
        self._record(answers.id, "group")
        return name

    def locality(self, answers: NewLocality) -> str:
        """Add a locality; return the name of its file."""
        values = {
            **dict.fromkeys(("id", "name", "kind", "province", "summary"), "x"),
            **({"sample": "có"} if answers.sample else {}),
            "updated": str(self.day),
            "offices": "\n  - id: x\n    name: x\n    duty: x\n    phone: x",
            "sources": "\n  - title: x\n    grade: A",
            "team": "\n  name: x",
        }
        head = ["yaml-language-server: $schema=../../../schema/locality.json"]
        head = _headed([*head, f"{answers.name}."], answers.sample)
        text = skeleton(LocalitySource, head, values, words.LOCALITY_EXAMPLES)
        name = f"localities/{answers.id}/locality.yml"
        self.edits.create(name, text)
        data = self.edits.file(name)
        data["id"], data["name"], data["kind"] = answers.id, answers.name, answers.kind
        data["province"] = answers.province
        data["summary"] = words.LOCALITY_SUMMARY.format(name=answers.name)
        office = data["offices"][0]
        office["id"], office["name"] = "co-quan-dau-moi", answers.office
        office["duty"], office["phone"] = words.OFFICE_DUTY, answers.phone
        data["sources"][0]["title"] = answers.source
        data["team"]["name"] = words.TEAM_NAME.format(name=answers.name)
        return name

    def guide(self, answers: NewGuide) -> str:
        """Add the draft of a guide; return the name of its file. Its code is recorded later."""
        values = {
            "draft": "có",
            **dict.fromkeys(("slug", "code", "title", "topic"), "x"),
            "audiences": f"[{self.site.audiences[0].id}]" if self.site.audiences else "[]",
            "reviewed": str(self.day),
            **words.GUIDE_TODO,
        }
        known = {
            "province": next(iter(self.provinces), "hai-phong"),
            "service": next((it.id for it in self.site.services), "khoa-dich-vu"),
            "legal": next((it.id for it in self.site.legal), "khoa-van-ban"),
            "day": str(self.day.replace(year=self.day.year + 1, day=1)),
        }
        examples = {key: text.format(**known) for key, text in words.GUIDE_EXAMPLES.items()}
        head = ["yaml-language-server: $schema=../../schema/guide.json", words.DRAFT]
        name = f"guides/{answers.slug}.yml"
        self.edits.create(name, skeleton(Guide, head, values, examples))
        data = self.edits.file(name)
        data["slug"], data["code"] = answers.slug, answers.code
        data["title"], data["topic"] = answers.title, answers.topic
        return name

    def save(self) -> None:
        """Write the new files and the ledger, all or none.

        Raises:
            ContentError: the content would be wrong with them.
        """
        try:
            self.edits.save()
        except ContentError as error:
            new = [problem for problem in error.problems if isinstance(problem, UnrecordedCode)]
            if not new:
                raise
            for problem in new:
                self._record(problem.code, problem.kind)
            self.edits.save()

    def _record(self, code: str, kind: str) -> None:
        line = {"code": code, "kind": kind, "released": str(self.site.release_date)}
        ledger_file.append(self.edits, [line])


def _people(answers: NewGroup) -> Sequence[list[tuple[str, str]]]:
    """Return the first members: a whole team for a sample, the leader alone for a real group."""
    if not answers.sample:
        if not answers.leader:
            return []
        leader = [("name", answers.leader), ("role", "tổ trưởng")]
        if answers.phone:
            leader.append(("phone", Phone.parse(answers.phone).spaced))
        return [leader]
    names = [answers.leader or words.SAMPLE_PEOPLE[0], *words.SAMPLE_PEOPLE[1:]]
    roles = ["tổ trưởng", "tổ phó", "thành viên", "thành viên", "thành viên"]
    people = [[("name", name), ("role", role)] for name, role in zip(names, roles, strict=True)]
    people[0].append(("phone", answers.phone or "0500 000 001"))
    return people


def _member_example(is_sample: bool, day: date) -> str:
    """Return a member with all that may be told of one, asleep at the end of the file."""
    phone = "0500 000 002" if is_sample else "0912 345 678"
    member = words.MEMBER_EXAMPLE.format(phone=phone, day=day)
    note = [f"# {line}" for line in wrap(words.MEMBER_NOTE, 94)]
    return "\n".join(["", *note, *asleep(member), ""])


def _headed(head: list[str], is_sample: bool) -> list[str]:
    return [*head, words.SAMPLE_DATA] if is_sample else head


__all__ = ["NewGroup", "NewGuide", "NewLocality", "Scaffold", "mistake"]
