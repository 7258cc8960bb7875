"""What a user would take instead: one small file per peer, each given its best known idiom.

Peers that search skills only get the must lines as a mask, made with plain numpy from ready
columns inside the timed call. Nothing of dxmatch is used in here.
"""
