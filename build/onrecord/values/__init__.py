"""Text to typed values with bounds."""
