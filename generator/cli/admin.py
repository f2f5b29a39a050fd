"""The editing page in a browser."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from generator import write
from generator.admin import words_vi as say
from generator.admin.comments import bring_back
from generator.admin.page import MARK, Host, page_files
from generator.admin.server import AdminServer
from generator.cli.shared import CONTENT, vietnamese_errors
from generator.errors import GeneratorError
from generator.text_vi import with_comma

PORT = 8010


@click.command(
    help="Làm trang sửa nội dung bằng biểu mẫu, không phải gõ YAML. Ví dụ: cnscd admin --open"
)
@CONTENT
@click.option(
    "--out", "out_dir", type=click.Path(path_type=Path), default=Path("quan-tri"),
    show_default=True, metavar="THƯ_MỤC", help="Nơi đặt trang.",
)  # fmt: skip
@click.option("--open", "open_now", is_flag=True, help="Mở trang trên máy này để sửa ngay.")
@click.option("--port", default=PORT, show_default=True, metavar="CỔNG", help="Cổng khi mở trang.")
@click.option("--no-browser", is_flag=True, help="Cùng với --open: không tự mở trình duyệt.")
@click.option(
    "--backend", type=click.Choice(["github", "gitlab"]),
    help="Nội dung nằm trên máy chủ mã nguồn, không phải máy này.",
)  # fmt: skip
@click.option("--repo", metavar="CHỦ/KHO", help="Cùng với --backend, ví dụ: ubnd/tcns")
@click.option("--branch", default="main", show_default=True, metavar="NHÁNH", help="Nhánh sửa.")
@click.option(
    "--comments-from", "before_dir", metavar="THƯ_MỤC",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Lấy lại chú thích (dòng #) từ bản chép cũ của thư mục nội dung.",
)  # fmt: skip
@vietnamese_errors
def admin(
    content_dir: Path,
    out_dir: Path,
    open_now: bool,
    port: int,
    no_browser: bool,
    backend: str | None,
    repo: str | None,
    branch: str,
    before_dir: Path | None,
) -> None:
    """Write the page into out_dir, or serve it until interrupted."""
    if before_dir:
        names = bring_back(content_dir, before_dir)
        click.echo(say.COMMENTS_BACK.format(count=len(names)))
        return
    if backend and open_now:
        raise GeneratorError(say.OPEN_LOCAL_ONLY)
    if backend and not repo:
        raise GeneratorError(say.REPO_NEEDED.format(backend=backend))
    files = page_files(content_dir, Host(backend, repo, branch) if backend and repo else None)
    if open_now:
        _serve(files, content_dir, port, not no_browser)
        return
    out_dir = out_dir.resolve()
    if (inside := write.published_around(out_dir)) is not None:
        raise GeneratorError(say.INSIDE_SITE.format(name=inside.name))
    write.replace_folder(out_dir, files, MARK)
    size = with_comma(sum(map(len, files.values())) / 1_000_000)
    click.echo(say.MADE.format(folder=out_dir.name, size=size))
    click.echo(say.MADE_FOR_HOST if backend else say.OPEN_IT)


def _serve(files: dict[str, bytes], content_dir: Path, port: int, show: bool) -> None:
    try:
        server = AdminServer(files, content_dir, port, click.echo)
    except OSError as error:
        raise GeneratorError(say.PORT_TAKEN.format(port=port, other=port + 1)) from error
    with server:
        click.echo(say.SERVING.format(url=server.url))
        if show:
            click.launch(server.url)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


COMMANDS = (admin,)
