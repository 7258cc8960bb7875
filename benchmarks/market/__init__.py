"""Pools and needs that both dxmatch and its peers are given, as plain numpy columns."""
