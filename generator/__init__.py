"""YAML in, a Vietnamese site and QR posters out: load → validate → plan → render → write."""

__version__ = "0.1.0"
