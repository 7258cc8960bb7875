# noqa: A005 - the tests mirror the package, in which dxmatch.io shadows nothing
