"""Bad input: hand-made and generated feeds, each with the verdict that the import must give."""
