"""What a server's process has used of the machine so far."""

import os
from pathlib import Path


def cpu_seconds(process_id: int) -> float:
    """In its own code and in the system's."""
    after_name = Path(f"/proc/{process_id}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def resident_mb(process_id: int) -> float:
    """Memory that it holds now."""
    lines = Path(f"/proc/{process_id}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
