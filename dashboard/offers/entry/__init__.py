"""An offer as it is entered: draft, form, session, link and file, and the typical offer it starts from."""
