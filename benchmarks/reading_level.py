"""How plainly the guides are written: sentence lengths, step lengths, loudspeaker seconds.

python benchmarks/reading_level.py
"""

from __future__ import annotations

from pathlib import Path
from statistics import mean, median, quantiles

from generator import pipeline
from generator.text_vi import count_words
from generator.validate.editorial import WORDS_PER_MINUTE
from generator.validate.wording import sentence_lengths

CONTENT = Path(__file__).parent.parent / "content"


def main() -> None:
    """Print a line a guide, then the figures of all."""
    guides = pipeline.check(CONTENT).content.guides
    everything: list[int] = []
    lines = [
        f"{'guide':36}{'sentences':>10}{'average':>9}{'p95':>6}{'longest':>9}{'step':>6}{'s':>5}"
    ]
    for guide in guides:
        lengths = sentence_lengths(guide)
        everything += lengths
        step = max(count_words(step.do) for step in guide.steps)
        seconds = round(count_words(guide.loudspeaker) * 60 / WORDS_PER_MINUTE)
        lines.append(
            f"{guide.slug:36}{len(lengths):>10}{mean(lengths):>9.1f}{_p95(lengths):>6.0f}"
            f"{max(lengths):>9}{step:>6}{seconds:>5}"
        )
    steps = [count_words(step.do) for guide in guides for step in guide.steps]
    lines.append(
        f"\n{len(guides)} guides, {len(everything)} sentences: median {median(everything):.0f},"
        f" 95th percentile {_p95(everything):.0f}, longest {max(everything)} syllables\n"
        f"{len(steps)} steps: median {median(steps):.0f}, longest {max(steps)} syllables"
    )
    print("\n".join(lines))  # noqa: T201


def _p95(lengths: list[int]) -> float:
    return quantiles(lengths, n=20)[-1]


if __name__ == "__main__":
    main()
