"""Turn news articles into a dataset in which every value leads to the words that support it."""
