"""Every kind of file by its name."""

from typing import Final

from etl.datasets import ai_jobs, bea_rpp, bls_projections, hud_fmr, lca, oews, oflc
from etl.datasets.kind import Kind

KINDS: Final[dict[str, Kind]] = {
    module.KIND.name: module.KIND for module in (oews, oflc, lca, bea_rpp, bls_projections, hud_fmr, ai_jobs)
}
