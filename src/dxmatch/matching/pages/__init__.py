"""From a shortlist to the view models of `dxmatch.page`."""
