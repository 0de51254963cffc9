"""The numbers of a comparison as `coadopt compare` works them out: outcomes, differences, costs, orders, robustness."""
