"""dxmatch."""
