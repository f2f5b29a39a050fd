"""`python -m generator.start`: what `Bat dau.cmd` runs."""

import contextlib
import sys

from generator.start import main

if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
