"""Edges out: talents as files that spreadsheet programs open without danger."""

from dxmatch.io.writers.talent_file import write_talents

__all__ = ["write_talents"]
