"""The gate: what is checked of an archive and its markup before anything in it is believed."""
