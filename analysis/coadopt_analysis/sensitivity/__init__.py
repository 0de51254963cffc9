"""What decides the outcomes of a sweep: screening, shares of variance, boxes where a policy fails, what to measure."""
