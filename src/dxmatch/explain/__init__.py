"""Why, why not, what if, how sure: answers about one sheet, one position and one pool.

Everything here works on scoring values (strategy, position, pool, rows); the methods of
`dxmatch.matching.Shortlist` are the usual way in.
"""
