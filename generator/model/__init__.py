"""What the content is: typed, frozen, no I/O."""
