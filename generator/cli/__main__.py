"""`python -m generator.cli`: the command line where the script `cnscd` is not on the PATH."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="cnscd")
