"""Why not, what instead: what would have to change, counted and checked again."""
