"""What was ingested on this machine: the reports that stand beside the records."""

import json
from pathlib import Path
from typing import Any

from etl.folders import INGESTED


def ingested_reports(folder: Path = INGESTED) -> list[dict[str, Any]]:
    """Every ingest's report, by its folder's name; what is half written has none."""
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob("[a-z]*/report.json"))]
