"""A pool in one file: arrays that are mapped into memory, each with its digest."""

from dxmatch.models.pool.file.pool_file import load_columns, save_columns

__all__ = ["load_columns", "save_columns"]
