package terraform.gcp.storage_ubla_test

import data.lib.fix
import data.terraform.gcp.storage_ubla

_bucket(body) := {"resource": {"google_storage_bucket": {"b": [body]}}}

_path := ["resource", "google_storage_bucket", "b", 0]

test_finds_buckets_of_which_nothing_is_said if {
	expected := {{
		"message": "uniform_bucket_level_access is missing, so every object has an access control list of its own",
		"at": _path,
		"resource": "google_storage_bucket.b",
	}}
	fix.bare(storage_ubla.deny) == expected with input as _bucket({"name": "b"})
	fix.bare(storage_ubla.deny) == {{
		"message": "uniform_bucket_level_access is not set, so every object has an access control list of its own",
		"at": array.concat(_path, ["uniform_bucket_level_access"]),
		"resource": "google_storage_bucket.b",
	}} with input as _bucket({"uniform_bucket_level_access": null})
}

test_finds_buckets_with_lists if {
	every no in [false, "false"] {
		fix.bare(storage_ubla.deny) == {{
			"message": "uniform_bucket_level_access is false, so every object has an access control list of its own",
			"at": array.concat(_path, ["uniform_bucket_level_access"]),
			"resource": "google_storage_bucket.b",
		}} with input as _bucket({"uniform_bucket_level_access": no})
	}
}

test_accepts_uniform_access if {
	storage_ubla.deny == set() with input as _bucket({"uniform_bucket_level_access": true})
	storage_ubla.deny == set() with input as _bucket({"bucket_policy_only": true})
	storage_ubla.unknown == set() with input as _bucket({"uniform_bucket_level_access": true})
}

test_says_what_is_unknown if {
	storage_ubla.deny == set() with input as _bucket({"uniform_bucket_level_access": "${var.uniform}"})
	storage_ubla.unknown == {{
		"message": "uniform_bucket_level_access is known only when Terraform runs",
		"at": array.concat(_path, ["uniform_bucket_level_access"]),
		"resource": "google_storage_bucket.b",
	}} with input as _bucket({"uniform_bucket_level_access": "${var.uniform}"})
}

test_accepts_other_documents if {
	storage_ubla.deny == set() with input as {"kind": "Pod"}
	storage_ubla.unknown == set() with input as {"kind": "Pod"}
}
