"""Judgement: the algebra of evaluation sheets, and the lines that can stand on them."""
