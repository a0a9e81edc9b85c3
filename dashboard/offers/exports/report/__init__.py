"""An offer as one page of HTML to print, that needs nothing from anywhere."""
