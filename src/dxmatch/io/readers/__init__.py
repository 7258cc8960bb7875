"""One reader per kind of file; each turns text or bytes into a `Sheet` of text."""
