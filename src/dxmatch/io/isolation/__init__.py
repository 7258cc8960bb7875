"""Native parsers in a process of their own: a file may end that process, never this one."""
