"""Agreement first, then time."""
