"""Charts and plain-words findings from coadopt results files."""

from .read import ResultsError, open_results

__version__ = "0.1.0"
__all__ = ["ResultsError", "open_results", "__version__"]
