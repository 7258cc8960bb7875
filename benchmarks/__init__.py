"""dxmatch against what one would take instead; see ``docs/performance.md``."""

import os

# Polars reads it when it is first imported: every engine that is timed alone has one thread.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
