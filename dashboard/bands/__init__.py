"""Pay bands for a posting: what a recruiter chooses, the bands that follow, the files to take along."""
