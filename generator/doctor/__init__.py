"""The doctor: is this machine fit, is the content fit, and what to do in plain words."""

from generator.doctor.content import Build, check_content
from generator.doctor.finding import Finding
from generator.doctor.machine import check_machine

__all__ = ["Build", "Finding", "check_content", "check_machine"]
