"""The doctor: is this machine fit, is the content fit, and what to do in plain words."""

from generator.doctor.content import check_content
from generator.doctor.finding import Finding
from generator.doctor.machine import check_machine

__all__ = ["Finding", "check_content", "check_machine"]
