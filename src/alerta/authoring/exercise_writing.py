"""Documents of the bank as YAML that a person can go on editing by hand."""

from typing import Any

WIDE = 10_000  # characters: no text is folded over lines


def yaml_of(built: Any) -> bytes:
    """The bytes of a file; lists of codes stand on one line."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def short(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
        flat = all(not isinstance(one, dict | list) for one in data)
        return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)

    Dumper.add_representer(list, short)
    text = yaml.dump(built, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=WIDE)
    return text.encode("utf-8")
