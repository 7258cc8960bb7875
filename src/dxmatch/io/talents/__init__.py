"""人材 in files of our own: one shape of columns, read back exactly, vendor and consent kept."""

from dxmatch.io.talents.cells import COLUMNS, from_cells, to_cells
from dxmatch.io.talents.lines import canonical_line, in_order

__all__ = ["COLUMNS", "canonical_line", "from_cells", "in_order", "to_cells"]
