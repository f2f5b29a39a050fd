"""From a finished site to the web: are its links whole, is it fit, the folder to hand over."""
