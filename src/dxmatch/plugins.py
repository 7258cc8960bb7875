"""Names for lines and importers of other packages, from entry points.

Listing names imports nothing; loading is explicit. Groups: ``dxmatch.constraints``,
``dxmatch.scorers``.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from dxmatch.errors import PluginContractError


def plugin_names(group: str) -> tuple[str, ...]:
    """Names that other packages registered under a group, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=group)}))


def load_plugin(group: str, name: str) -> object:
    """Import what is registered under a name.

    Raises:
        PluginContractError: nothing or more than one thing has the name, or importing it fails.
    """
    found = [point for point in entry_points(group=group) if point.name == name]
    if len(found) != 1:
        where = ", ".join(sorted(point.value for point in found)) or "nowhere"
        raise PluginContractError(
            f"{name!r} must be registered once in {group}; it is: {where}.",
            ja=f"{group} の {name!r} は 1 つだけ登録してください(現在: {where})。",
            hint="Check the installed packages for two plug-ins of the same name.",
            hint_ja="同名のプラグインが複数インストールされていないか確認してください。",
            code="PLUGIN_NAME",
        )
    return _load(found[0])


def _load(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:  # whatever a module of another package does when it is imported
        what = f"{type(error).__name__}: {error}"
        raise PluginContractError(
            f"The plug-in {point.name!r} ({point.value}) cannot be imported: {what}",
            ja=f"プラグイン {point.name!r}({point.value})を読み込めません: {what}",
            hint="Reinstall the package that brings it, or remove it.",
            hint_ja="提供元のパッケージを入れ直すか、削除してください。",
            code="PLUGIN_IMPORT",
        ) from error
