"""An offer as a workbook whose year table is made of formulas that follow its inputs."""
