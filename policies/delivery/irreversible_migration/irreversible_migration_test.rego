package delivery.irreversible_migration_test

import data.delivery.irreversible_migration

_repository(paths) := {"files": {path: {} | some path in paths}, "folders": {}}

test_finds_migrations_without_a_counterpart if {
	irreversible_migration.deny == {{
		"message": "db/0002_cart.up.sql has no db/0002_cart.down.sql",
		"at": ["files", "db/0002_cart.up.sql"],
	}} with input as _repository(["db/0001_users.up.sql", "db/0001_users.down.sql", "db/0002_cart.up.sql"])
	irreversible_migration.deny == {{
		"message": "migrations/2026-01-02-0_cart/up.sql has no migrations/2026-01-02-0_cart/down.sql",
		"at": ["files", "migrations/2026-01-02-0_cart/up.sql"],
	}} with input as _repository(["migrations/2026-01-02-0_cart/up.sql"])
}

test_accepts_migrations_with_a_counterpart if {
	irreversible_migration.deny == set() with input as _repository(["m/1_a.up.sql", "m/1_a.down.sql", "m/2/up.sql", "m/2/down.sql"])
}

test_measures_the_share if {
	irreversible_migration.measure == {"value": 1, "of": 2} with input as _repository([
		"m/1_a.up.sql",
		"m/1_a.down.sql",
		"m/2_b.up.sql",
	])
}

test_does_not_apply_to_other_migrations if {
	not irreversible_migration.applies with input as _repository(["db/V1__users.sql", "db/setup.sql", "backup.sql"])
	irreversible_migration.deny == set() with input as _repository(["db/V1__users.sql"])
}

test_accepts_other_kinds if {
	irreversible_migration.deny == set() with input as {"kind": "Pod"}
}
