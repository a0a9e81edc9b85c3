"""What went wrong with somebody's input, in one line that says where and what was expected."""

from pathlib import Path


class InputError(Exception):
    """An input that cannot be used: `file:line: what is wrong; what was expected`."""

    def __init__(self, path: Path | str, message: str, line: int | None = None) -> None:
        self.path = str(path)
        self.line = line
        self.message = message
        where = f"{self.path}:{line}" if line is not None else self.path
        super().__init__(f"{where}: {message}")

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, int | None]]:
        """Survive the way back from a worker process."""
        return type(self), (self.path, self.message, self.line)
