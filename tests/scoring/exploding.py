"""A module of another package that cannot even be imported."""

raise RuntimeError("no licence")
