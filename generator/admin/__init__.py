"""The editing page: forms made of the models, a page that holds them, a small server that saves."""
