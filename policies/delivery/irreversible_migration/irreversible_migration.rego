# METADATA
# title: Migration without a way back
# description: >-
#   A change of the database has no counterpart that undoes it, in a folder where others have one or the tool expects it. A
#   release that fails after it cannot simply be taken back: the old program meets the new tables.
# related_resources:
#   - ref: https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md
#     description: golang-migrate, format of migrations
#   - ref: https://diesel.rs/guides/getting-started
#     description: Diesel, up.sql and down.sql
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Write the down migration beside it and run both in the tests. Where data would be lost, do it in two releases: first add,
#     and drop only when nothing reads the old any more.
package delivery.irreversible_migration

applies if count(_migrations) > 0

deny contains {"message": message, "at": ["files", path]} if {
	some path, down in _migrations
	not input.files[down]
	message := sprintf("%s has no %s", [path, down])
}

measure := {"value": reversible, "of": count(_migrations)} if {
	applies
	reversible := count([path | some path, down in _migrations; input.files[down]])
}

# What undoes a migration, by the path of what does it: `0001_users.up.sql`, `2026-01-01_users/up.sql`.
_migrations := {path: down |
	some path, _ in input.files
	endswith(path, "up.sql")
	regex.match(`(^|/)[0-9][^/]*(\.up|/up)\.sql$`, path)
	down := concat("", [trim_suffix(path, "up.sql"), "down.sql"])
}
