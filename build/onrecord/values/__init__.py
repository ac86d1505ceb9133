"""Read typed values with bounds from words."""
