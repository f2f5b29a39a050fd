"""One plan item → text or bytes. Nothing here decides what exists, nothing touches the disk."""
