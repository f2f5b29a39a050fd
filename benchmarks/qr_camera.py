"""How a printed code looks to a phone: print, damage, tilt, light, lens, sensor, file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

import generator.plan

PRINT_PX = 640
"""Side of the printed box, quiet zone included, before the camera sees it."""
AROUND_PX = 128
"""Paper with lines of text around the box, on each side."""
PX_PER_MM_AT_1_M = 1.44
"""A 1080p preview behind a lens of about 67 degrees."""
SUPERSAMPLING = 3  # a sensor pixel averages what falls on it
PAPER, INK = 245, 20
PRINT_SOFTNESS_MM = 0.05

Picture = np.ndarray


@dataclass(frozen=True)
class Purpose:
    """Where a code is met: side of our dark symbol in mm, and pixels a mm as it is usually seen."""

    name: str
    side_mm: float
    px_per_mm: float
    use: generator.plan.Purpose

    @property
    def is_forwarded(self) -> bool:
        """Whether it is a picture that went through a messenger, not paper."""
        return self.use == "screen"

    def metres(self, scene: Scene) -> float:
        """Return how far away the camera is, in metres."""
        return PX_PER_MM_AT_1_M / self.px_per_mm * scene.distance


def _seen_from(metres: float) -> float:
    return PX_PER_MM_AT_1_M / metres


PURPOSES = (
    Purpose("wall A4, 90 mm", 90, _seen_from(1.2), "wall"),
    Purpose("wall A3, 130 mm", 130, _seen_from(1.8), "wall"),
    Purpose("hand-out, 40 mm", 40, _seen_from(0.45), "hand"),
    Purpose("card, 24 mm", 24, _seen_from(0.28), "hand"),
    # Drawn at 150 dpi, sent as JPEG q60 of half the size: 75 dpi.
    Purpose("picture in Zalo, 40 mm", 40, 75 / 25.4, "screen"),
)


@dataclass(frozen=True)
class Scene:
    """One severity of one condition; the defaults are a calm shot in daylight."""

    distance: float = 1.0
    """Times the usual distance: 2 halves the pixels a module has."""
    tilt_deg: float = 6
    blur_px: float = 0.5
    """Sigma of the lens."""
    motion_px: float = 0
    light: float = 0.85
    """Share of full exposure."""
    noise: float = 2
    """Sigma of the sensor, of 255."""
    jpeg: int = 90
    patch: float = 0
    """Share of the box hidden by one sticker or stain."""
    dirt: float = 0
    """Share of the box hidden by specks of 0.6 to 3 % of its side."""
    shade: float = 0
    """Share of the light lost across the picture; the bright spot is as strong."""


CALM = Scene()
CONDITIONS: dict[str, tuple[Scene, ...]] = {
    "distance": tuple(replace(CALM, distance=x) for x in (1.0, 1.25, 1.5, 1.75, 2.0, 2.4, 2.8)),
    "blur": tuple(replace(CALM, blur_px=x) for x in (0.8, 1.1, 1.4, 1.8, 2.2)),
    "motion": tuple(replace(CALM, motion_px=x) for x in (2, 3.5, 5, 6.5, 8)),
    "tilt": tuple(replace(CALM, tilt_deg=x) for x in (30, 45, 55, 62, 68)),
    "low light": tuple(
        replace(CALM, light=light, noise=noise, blur_px=0.8)
        for light, noise in ((0.5, 6), (0.35, 7), (0.25, 8), (0.18, 9), (0.13, 10))
    ),
    "JPEG": tuple(replace(CALM, jpeg=x, blur_px=0.8) for x in (25, 12, 7, 4, 2)),
    "patch": tuple(replace(CALM, patch=x) for x in (0.04, 0.08, 0.12, 0.17, 0.23)),
    "dirt": tuple(replace(CALM, dirt=x) for x in (0.02, 0.04, 0.07, 0.1, 0.14)),
    "glare, shade": tuple(replace(CALM, shade=x) for x in (0.5, 0.65, 0.78, 0.88, 0.95)),
}


def print_box(matrix: Picture, box_mm: float) -> Picture:
    """Return matrix (quiet zone included, True = dark) as ink on paper, PRINT_PX a side."""
    modules = ((np.arange(PRINT_PX) + 0.5) * len(matrix) / PRINT_PX).astype(int)
    sharp = np.where(matrix[np.ix_(modules, modules)], INK, PAPER).astype(np.float32)
    return cv2.GaussianBlur(sharp, (0, 0), PRINT_SOFTNESS_MM * PRINT_PX / box_mm)


def photograph(
    box: Picture, box_mm: float, purpose: Purpose, scene: Scene, rng: np.random.Generator
) -> Picture:
    """Return what the camera delivers, grey, 8 bits.

    Every call draws the same random numbers in the same order for the same scene, whatever
    the box shows: two codes in boxes of one size meet the same luck.
    """
    canvas = _surroundings(rng)
    canvas[AROUND_PX:-AROUND_PX, AROUND_PX:-AROUND_PX] = _damaged(box, scene, rng)
    box_px = purpose.px_per_mm / scene.distance * box_mm
    if purpose.is_forwarded:
        canvas = _forwarded(canvas, purpose.px_per_mm * box_mm)
    seen = _seen(canvas, box_px, scene.tilt_deg, rng)
    seen = _lens(_lit(seen, scene, rng), scene, rng)
    return _sensor(seen, scene, rng)


def _surroundings(rng: np.random.Generator) -> Picture:
    side = PRINT_PX + 2 * AROUND_PX
    paper = np.full((side, side), PAPER, np.float32)
    for top in range(12, side - 24, 34):
        for left, width in _words(side, rng):
            cv2.rectangle(paper, (left, top), (left + width, top + 14), INK + 20, -1)
    return paper


def _words(side: int, rng: np.random.Generator) -> Iterator[tuple[int, int]]:
    widths = rng.integers(14, 80, size=side // 40)
    left = 10
    for width in map(int, widths):
        yield left, width
        left += width + 16


def _damaged(box: Picture, scene: Scene, rng: np.random.Generator) -> Picture:
    out = box.copy()
    count = round(scene.dirt / (np.pi * (0.018 * 0.018)))  # the mean speck has radius 1.8 %
    for _ in range(count):
        centre = rng.integers(0, PRINT_PX, 2).tolist()
        axes = (rng.uniform(0.006, 0.03, 2) * PRINT_PX).astype(int).tolist()
        tone = rng.uniform(40, 130) if rng.random() < 0.7 else rng.uniform(190, 240)
        cv2.ellipse(out, centre, axes, rng.uniform(0, 180), 0, 360, tone, -1)
    if scene.patch:
        stretch = rng.uniform(0.6, 1.6)
        side = np.sqrt(scene.patch) * PRINT_PX
        centre = rng.uniform(0.12, 0.88, 2) * PRINT_PX
        corners = cv2.boxPoints(
            (centre.tolist(), (side * stretch, side / stretch), rng.uniform(0, 180))
        )
        cv2.fillPoly(out, [corners.astype(np.int32)], float(rng.choice([35, 128, 250])))
    return out


def _forwarded(canvas: Picture, box_px: float) -> Picture:
    """Return canvas after one trip through a messenger: half the size, JPEG q60, shown again."""
    sent = box_px / PRINT_PX * len(canvas)
    small = cv2.resize(canvas, (round(sent), round(sent)), interpolation=cv2.INTER_AREA)
    shown = _jpeg(np.clip(small, 0, 255).astype(np.uint8), 60)
    return cv2.resize(shown, canvas.shape, interpolation=cv2.INTER_LINEAR).astype(np.float32)


def _seen(canvas: Picture, box_px: float, tilt_deg: float, rng: np.random.Generator) -> Picture:
    """Return canvas as it stands before the camera: turned, tilted, box_px a side in its middle."""
    half, reach = len(canvas) / 2, 4 * PRINT_PX  # the eye is four boxes away
    corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    towards, roll = rng.uniform(0, 2 * np.pi), np.radians(rng.uniform(-12, 12))
    tilt = np.radians(tilt_deg)
    axis = np.array([np.cos(towards), np.sin(towards)])
    along = corners @ axis
    depth = 1 + along * np.sin(tilt) / reach
    flat = (corners + np.outer(along * (np.cos(tilt) - 1), axis)) / depth[:, None]
    turn = np.array([(np.cos(roll), -np.sin(roll)), (np.sin(roll), np.cos(roll))])
    scale = box_px / PRINT_PX * SUPERSAMPLING
    out_px = round(box_px * 1.45)
    middle = (out_px / 2 + rng.uniform(-1, 1, 2)) * SUPERSAMPLING
    to = (flat @ turn.T * scale + middle).astype(np.float32)
    big = out_px * SUPERSAMPLING
    matrix = cv2.getPerspectiveTransform((corners + half).astype(np.float32), to)
    reduced = cv2.GaussianBlur(canvas, (0, 0), max(0.3, 0.4 / scale))
    warped = cv2.warpPerspective(reduced, matrix, (big, big), borderValue=150)
    return cv2.resize(warped, (out_px, out_px), interpolation=cv2.INTER_AREA)


def _lit(seen: Picture, scene: Scene, rng: np.random.Generator) -> Picture:
    """Return seen under a shadow from one side and one bright spot, both of strength shade."""
    towards, spot = rng.uniform(0, 2 * np.pi), rng.uniform(0.25, 0.75, 2)
    ys, xs = np.mgrid[0 : 1 : len(seen) * 1j, 0 : 1 : len(seen) * 1j]
    across = np.clip(0.5 + (xs - 0.5) * np.cos(towards) + (ys - 0.5) * np.sin(towards), 0, 1)
    glow = scene.shade * np.exp(-((xs - spot[0]) ** 2 + (ys - spot[1]) ** 2) / (2 * 0.11**2))
    shaded = seen * (1 - scene.shade * across)
    return (shaded + (255 - shaded) * glow).astype(np.float32)


def _lens(seen: Picture, scene: Scene, rng: np.random.Generator) -> Picture:
    sharp = cv2.GaussianBlur(seen, (0, 0), scene.blur_px)
    angle = rng.uniform(0, np.pi)
    if not scene.motion_px:
        return sharp
    size = int(np.ceil(scene.motion_px)) | 1
    reach = np.array([np.cos(angle), np.sin(angle)]) * scene.motion_px / 2
    kernel = np.zeros((size * 9, size * 9), np.float32)
    middle = size * 9 / 2
    ends = [tuple((middle + way * reach * 9).astype(int).tolist()) for way in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 9)
    kernel = cv2.resize(kernel, (size, size), interpolation=cv2.INTER_AREA)
    return cv2.filter2D(sharp, -1, kernel / kernel.sum())


def _sensor(seen: Picture, scene: Scene, rng: np.random.Generator) -> Picture:
    noise = rng.normal(0, scene.noise, seen.shape)
    grey = np.clip(10 + seen * scene.light + noise, 0, 255).astype(np.uint8)
    return _jpeg(grey, scene.jpeg)


def _jpeg(grey: Picture, quality: int) -> Picture:
    _, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
