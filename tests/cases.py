"""Groups that are hard to print, one a file in golden/plan/; each takes the place of mau-1."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator import pipeline
from generator.model.public import PublicContent
from generator.plan import BuildPlan, plan_build
from tests.conftest import TINY

FOLDER = Path(__file__).parent / "golden" / "plan"
CASES = sorted(FOLDER.glob("*.yml"))


def content_of(case: Path, folder: Path) -> PublicContent:
    """Return the tiny content, laid out in folder, with the group of case in it."""
    content = Path(shutil.copytree(TINY, folder / "content"))
    shutil.copy(case, content / "localities/mau-phuong/groups/mau-1.yml")
    return pipeline.check(content).content


def plan_of(case: Path, folder: Path) -> BuildPlan:
    """Return the plan of the tiny content with the group of case in it."""
    return plan_build(content_of(case, folder))
