package terraform.gcp.storage_public_test

import data.terraform.gcp.storage_public

_path := ["resource", "google_storage_bucket_iam_binding", "b", 0, "members", 1]

_bucket(body) := {"google_storage_bucket": {"b": [object.union({"name": "shop-files"}, body)]}}

_binding(members) := {"google_storage_bucket_iam_binding": {"b": [{
	"bucket": "${google_storage_bucket.b.name}",
	"role": "roles/storage.objectViewer",
	"members": members,
}]}}

_with(bucket, others) := {"resource": object.union(_bucket(bucket), others)}

test_finds_grants_to_everybody if {
	every who in ["allUsers", "allAuthenticatedUsers"] {
		storage_public.deny == {{
			"message": sprintf("%s has roles/storage.objectViewer on the bucket", [who]),
			"at": _path,
			"resource": "google_storage_bucket_iam_binding.b",
		}} with input as _with({}, _binding(["user:jane@example.com", who]))
	}
}

test_finds_grants_of_every_form if {
	found := {finding.resource | some finding in storage_public.deny} with input as {
		"resource": {
			"google_storage_bucket_iam_member": {"m": [{"bucket": "b", "role": "r", "member": "allUsers"}]},
			"google_storage_bucket_iam_policy": {"p": [{"policy_data": "${data.google_iam_policy.d.policy_data}"}]},
			"google_storage_managed_folder_iam_member": {"f": [{"bucket": "b", "role": "r", "member": "allUsers"}]},
		},
		"data": {"google_iam_policy": {"d": [{"binding": [{"role": "r", "members": ["allUsers"]}]}]}},
	}
	found == {
		"google_storage_bucket_iam_member.m",
		"google_storage_bucket_iam_policy.p",
		"google_storage_managed_folder_iam_member.f",
	}
}

test_finds_open_lists if {
	found := {[finding.resource, finding.message, array.slice(finding.at, 4, 6)] |
		some finding in storage_public.deny
	} with input as {"resource": {
		"google_storage_bucket_acl": {
			"a": [{"bucket": "b", "role_entity": ["OWNER:user-jane@example.com", "READER:allUsers"]}],
			"b": [{"bucket": "b", "predefined_acl": "publicRead", "default_acl": "private"}],
		},
		"google_storage_object_access_control": {"c": [{"bucket": "b", "entity": "allAuthenticatedUsers"}]},
	}}
	found == {
		["google_storage_bucket_acl.a", "access control list is open: allUsers", ["role_entity", 1]],
		["google_storage_bucket_acl.b", "access control list is open: publicRead", ["predefined_acl"]],
		[
			"google_storage_object_access_control.c",
			"access control list is open: allAuthenticatedUsers",
			["entity"],
		],
	}
}

test_accepts_buckets_that_prevent_public_access if {
	prevented := {"public_access_prevention": "enforced"}
	storage_public.deny == set() with input as _with(prevented, _binding(["allUsers"]))
	storage_public.unknown == set() with input as _with(prevented, _binding(["${var.member}"]))
	list := {"google_storage_bucket_acl": {"a": [{"bucket": "shop-files", "predefined_acl": "publicRead"}]}}
	storage_public.deny == set() with input as _with(prevented, list)
	count(storage_public.deny) == 1 with input as _with({"public_access_prevention": "inherited"}, list)
}

test_accepts_lists_that_do_not_count if {
	list := {"google_storage_bucket_acl": {"a": [{"bucket": "shop-files", "predefined_acl": "publicRead"}]}}
	storage_public.deny == set() with input as _with({"uniform_bucket_level_access": true}, list)
}

test_accepts_grants_to_somebody if {
	storage_public.deny == set() with input as _with({}, _binding(["user:jane@example.com", "projectViewer:shop"]))
	storage_public.deny == set() with input as _with({}, _binding([]))
	storage_public.deny == set() with input as _with({}, {})
}

test_says_what_is_unknown if {
	expected := {{
		"message": "public access is known only when Terraform runs",
		"at": _path,
		"resource": "google_storage_bucket_iam_binding.b",
	}}
	members := _with({}, _binding(["user:jane@example.com", "${var.member}"]))
	storage_public.deny == set() with input as members
	storage_public.unknown == expected with input as members
	prevention := _with({"public_access_prevention": "${var.prevention}"}, _binding(["user:a", "allUsers"]))
	storage_public.deny == set() with input as prevention
	storage_public.unknown == expected with input as prevention
	storage_public.unknown == set() with input as _with({}, _binding(["user:a", "user:${var.user}", "allUsers"]))
}

test_accepts_other_documents if {
	storage_public.deny == set() with input as {"kind": "Pod"}
	storage_public.unknown == set() with input as {"kind": "Pod"}
}
