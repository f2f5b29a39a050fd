"""Lengths: millimetres for layout, points for type, pixels for raster."""

from __future__ import annotations

MM_PER_INCH = 25.4
PT_PER_INCH = 72


def px_to_mm(length_px: float, dpi: int) -> float:
    """Convert pixels at dpi dots per inch to millimetres (1 in = 25.4 mm)."""
    return length_px * MM_PER_INCH / dpi


def pt_to_mm(length_pt: float) -> float:
    """Convert points to millimetres (1 in = 72 pt)."""
    return length_pt * MM_PER_INCH / PT_PER_INCH


def mm_to_pt(length_mm: float) -> float:
    """Convert millimetres to points (1 in = 25.4 mm = 72 pt)."""
    return length_mm * PT_PER_INCH / MM_PER_INCH
