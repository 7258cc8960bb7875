"""One command a file: a dataclass of options, and a function from options to an exit code."""
