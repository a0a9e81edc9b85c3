"""What a system may lack of what a write needs to outlast a crash: locks, and folders that can be forced to the disk."""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["fcntl", "force_to_disk"]


def force_to_disk(path: Path) -> None:
    """Wait until a file's content, or a folder's names, are on the disk."""
    if fcntl is None:  # folders cannot be opened on Windows
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
