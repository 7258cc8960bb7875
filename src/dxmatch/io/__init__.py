"""Edges in: bytes of vendors' feeds become talents, and nothing is lost on the way."""
