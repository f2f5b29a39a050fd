"""`cnscd new`: a few questions, and a file that is right from the first minute."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from generator.cli.shared import CONTENT, vietnamese_errors
from generator.errors import GeneratorError
from generator.model.guide import Guide
from generator.model.place import GroupSource, LocalitySource, Member, Office
from generator.model.shared import Source
from generator.scaffold import NewGroup, NewGuide, NewLocality, Scaffold, mistake
from generator.scaffold import words_vi as words
from generator.text_vi import did_you_mean, fold, slugify

Rule = Callable[[str], str]
"""Returns what is wrong with an answer, "" when it is well."""

SAMPLE = click.option(
    "--sample/--real", "sample", default=None, help="Dữ liệu mẫu để thử, hay dữ liệu thật."
)
GROUP_KINDS = {kind: kind for kind in ("tổ dân phố", "thôn", "khu dân cư")}


@click.group(
    help="Tạo tệp mới cho một tổ, một xã phường hay một bài; hỏi từng mục."
    " Ví dụ: cnscd new group --locality tran-hung-dao"
)
def new() -> None:
    """Hold the commands that make files."""


@new.command(
    help="Thêm một tổ, kèm mã còn trống trong sổ mã."
    ' Ví dụ: cnscd new group --locality tran-hung-dao --name "Tổ dân phố số 29" --sample'
)
@CONTENT
@click.option("--locality", metavar="XÃ", help="Thuộc xã, phường nào.")
@click.option("--id", "code", metavar="MÃ_TỔ", help="Mã in trên áp phích, ví dụ thd-29.")
@click.option("--name", metavar="TÊN", help="Tên tổ.")
@click.option("--kind", metavar="LOẠI", help="tổ dân phố, thôn hay khu dân cư.")
@SAMPLE
@click.option("--leader", metavar="HỌ_TÊN", help="Tổ trưởng.")
@click.option("--phone", metavar="SỐ", help="Số điện thoại của tổ trưởng.")
@vietnamese_errors
def group(
    content_dir: Path,
    locality: str | None,
    code: str | None,
    name: str | None,
    kind: str | None,
    sample: bool | None,
    leader: str | None,
    phone: str | None,
) -> None:
    """Ask, then write a group and its code."""
    desk = _desk(content_dir)
    if not desk.localities:
        raise GeneratorError(words.NO_LOCALITY)
    names = {id: model.name for id, model in desk.localities.items()}
    place = _choose("locality", words.ASK_LOCALITY, names, locality)
    called = _ask("name", words.ASK_GROUP_NAME, name, lambda it: mistake(GroupSource, "name", it))
    what = _choose("kind", words.ASK_KIND, GROUP_KINDS, kind, desk.usual_kind(place))
    free = desk.free_code_of_group(place)
    id = _ask("id", words.ASK_CODE, code, lambda it: desk.mistake_in_code(it, "group", free), free)
    is_sample = _sample(sample, desk.localities[place].sample)
    said = leader
    if not is_sample:
        said = _ask("leader", words.ASK_LEADER, leader, lambda it: mistake(Member, "name", it))
        phone = _ask("phone", words.ASK_LEADER_PHONE, phone, lambda it: _phone(it, False), "")
    elif phone:
        _ask("phone", words.ASK_LEADER_PHONE, phone, lambda it: _phone(it, True))
    path = desk.group(NewGroup(place, id, called, what, is_sample, said or "", phone or ""))
    desk.save()
    _tell(content_dir, path, words.RECORDED.format(code=id), words.NEXT_GROUP)


@new.command(
    help="Thêm một xã, phường."
    ' Ví dụ: cnscd new locality --name "phường Trần Phú" --province hai-phong --sample'
)
@CONTENT
@click.option("--name", metavar="TÊN", help="Tên đầy đủ: phường …, xã … hoặc đặc khu ….")
@click.option("--id", "slug", metavar="KHOÁ", help="Địa chỉ trang, ví dụ tran-phu.")
@click.option("--province", metavar="TỈNH", help="Khoá tỉnh, thành phố, ví dụ hai-phong.")
@SAMPLE
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan để người dân gọi.")
@click.option("--phone", metavar="SỐ", help="Số điện thoại cơ quan ấy.")
@click.option("--source", metavar="VĂN_BẢN", help="Văn bản lập tổ: số, ngày.")
@vietnamese_errors
def locality(
    content_dir: Path,
    name: str | None,
    slug: str | None,
    province: str | None,
    sample: bool | None,
    office: str | None,
    phone: str | None,
    source: str | None,
) -> None:
    """Ask, then write a locality."""
    desk = _desk(content_dir)
    called = _ask("name", words.ASK_LOCALITY_NAME, name, _locality_name)
    short = called.split(maxsplit=2 if called.lower().startswith("đặc khu ") else 1)[-1]
    id = _ask(
        "id", words.ASK_SLUG, slug, lambda it: desk.mistake_in_slug(it, "locality"), slugify(short)
    )
    where = _choose("province", words.ASK_PROVINCE, desk.provinces, province)
    is_sample = _sample(sample, default=False)
    at = _ask(
        "office",
        words.ASK_OFFICE,
        office,
        lambda it: mistake(Office, "name", it),
        words.OFFICE_NAME.format(name=called),
    )
    number = _ask(
        "phone",
        words.ASK_OFFICE_PHONE,
        phone,
        lambda it: _phone(it, is_sample) if it else words.EMPTY,
        "0500 900 001" if is_sample else None,
    )
    paper = _ask(
        "source",
        words.ASK_SOURCE,
        source,
        lambda it: mistake(Source, "title", it),
        words.SAMPLE_SOURCE if is_sample else None,
    )
    path = desk.locality(NewLocality(id, called, where, is_sample, at, number, paper))
    desk.save()
    _tell(content_dir, path, words.NEXT_LOCALITY.format(id=id))


@new.command(
    help="Bắt đầu một bài hướng dẫn; bài là bản nháp, chưa lên trang."
    ' Ví dụ: cnscd new guide --title "Đổi mật khẩu Zalo thế nào?" --topic an-toan-so'
)
@CONTENT
@click.option("--title", metavar="TÊN_BÀI", help="Tên bài, như người dân sẽ hỏi.")
@click.option("--topic", metavar="CHỦ_ĐỀ", help="Khoá chủ đề, ví dụ an-toan-so.")
@click.option("--id", "slug", metavar="KHOÁ", help="Tên tệp và địa chỉ trang, chữ không dấu.")
@click.option("--code", metavar="MÃ", help="Mã ngắn in trên tờ hướng dẫn, nhiều nhất 8 ký tự.")
@vietnamese_errors
def guide(
    content_dir: Path, title: str | None, topic: str | None, slug: str | None, code: str | None
) -> None:
    """Ask, then write the draft of a guide."""
    desk = _desk(content_dir)
    called = _ask("title", words.ASK_TITLE, title, lambda it: mistake(Guide, "title", it))
    topics = {item.id: item.title for item in desk.site.topics}
    about = _choose("topic", words.ASK_TOPIC, topics, topic)
    proposed = "-".join(slugify(called).split("-")[:6])
    id = _ask("id", words.ASK_SLUG, slug, lambda it: desk.mistake_in_slug(it, "guide"), proposed)
    free = desk.free_code_of_guide(id)
    short = _ask(
        "code",
        words.ASK_GUIDE_CODE,
        code,
        lambda it: desk.mistake_in_code(it, "guide", free),
        free,
    )
    path = desk.guide(NewGuide(id, short, called, about))
    desk.save()
    _tell(content_dir, path, words.NEXT_GUIDE)


def _desk(content_dir: Path) -> Scaffold:
    return Scaffold(content_dir, date.today())  # noqa: DTZ011  # the local day is meant


def _ask(
    option: str, question: str, given: str | None, rule: Rule, default: str | None = None
) -> str:
    """Return the answer to question, given as an option or typed, asked again while it is wrong.

    Raises:
        GeneratorError: what was given is wrong.
    """

    def right(typed: str) -> str:
        if typed == "" and default == "":
            return typed
        if told := rule(typed.strip()):
            raise click.UsageError(told)
        return typed.strip()

    if given is None:
        try:
            return str(
                click.prompt(question, default, value_proc=right, show_default=bool(default))
            )
        except click.Abort:
            given = _unattended(option, question, default)
    try:
        return right(given)
    except click.UsageError as error:
        raise GeneratorError(f"--{option}: {error.message}") from error


def _unattended(option: str, question: str, default: str | None) -> str:
    """Return the default where nobody can answer.

    Raises:
        click.Abort: somebody could, and stopped.
        GeneratorError: there is no default.
    """
    if sys.stdin.isatty():
        raise click.Abort
    click.echo()
    if default is None:
        raise GeneratorError(words.NEEDED.format(option=option, question=question))
    return default


def _choose(
    option: str,
    question: str,
    choices: Mapping[str, str],
    given: str | None,
    default: str | None = None,
) -> str:
    """Return the key of a choice, given or chosen by number or name; a single one needs no answer.

    Raises:
        GeneratorError: what was given is none of them.
    """
    keys = list(choices)
    if given is None:
        if len(keys) == 1:
            return keys[0]
        click.echo(f"{question}:")
        for number, key in enumerate(keys, 1):
            click.echo(f"  {number}  {choices[key]}" + (f" ({key})" if choices[key] != key else ""))

    def meant(typed: str) -> str:
        word = typed.strip()
        if word.isdecimal() and 0 < int(word) <= len(keys):
            return keys[int(word) - 1]
        for key in keys:
            if fold(word) in (fold(key), fold(choices[key])):
                return key
        raise click.UsageError(words.NO_CHOICE.format(typed=word, count=len(keys)))

    if given is None:
        shown = str(keys.index(default) + 1) if default in keys else None
        try:
            return str(click.prompt(words.CHOOSE, shown, value_proc=meant))
        except click.Abort:
            given = _unattended(option, question, default)
    try:
        return meant(given)
    except click.UsageError as error:
        known = did_you_mean(given, keys) or ", ".join(keys)
        told = words.UNKNOWN.format(id=given, known=known)
        raise GeneratorError(f"--{option}: {told}") from error


def _sample(given: bool | None, default: bool) -> bool:
    if given is not None:
        return given
    try:
        return click.confirm(words.ASK_SAMPLE, default=default)
    except click.Abort:
        return _unattended("sample", words.ASK_SAMPLE, "c" if default else "") == "c"


def _phone(typed: str, is_sample: bool) -> str:
    told = mistake(Member, "phone", typed)
    starts_0500 = "".join(filter(str.isdecimal, typed)).startswith("0500")
    return told or (words.SAMPLE_PHONE if starts_0500 and not is_sample else "")


def _locality_name(typed: str) -> str:
    told = mistake(LocalitySource, "name", typed)
    known = NewLocality("", typed, "", False, "", "", "").kind
    return told or ("" if known else words.KIND_OF_NAME)


def _tell(content_dir: Path, name: str, *more: str) -> None:
    click.echo(words.WRITTEN.format(path=(content_dir / name).as_posix()))
    for sentence in more:
        click.echo(sentence)


COMMANDS = (new,)
