package acme.unpaved

deny contains "not paved" if not input.jobs.service
