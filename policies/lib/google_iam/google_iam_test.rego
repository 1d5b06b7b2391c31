package lib.google_iam_test

import data.lib.google_iam

_found(module) := {[grant.resource.address, grant.role, grant.member, array.slice(grant.at, 2, 8)] |
	some grant in google_iam.grants({"google_project"}) with input as module
}

test_reads_members_and_bindings if {
	_found({"resource": {
		"google_project_iam_member": {"m": [{"role": "roles/viewer", "member": "user:a"}]},
		"google_project_iam_binding": {
			"b": [{"role": "roles/editor", "members": ["user:a", "user:b"]}],
			"u": [{"role": "roles/owner", "members": "${var.owners}"}],
		},
		"google_folder_iam_member": {"f": [{"role": "roles/owner", "member": "user:c"}]},
	}}) == {
		["google_project_iam_member.m", "roles/viewer", "user:a", ["m", 0, "member"]],
		["google_project_iam_binding.b", "roles/editor", "user:a", ["b", 0, "members", 0]],
		["google_project_iam_binding.b", "roles/editor", "user:b", ["b", 0, "members", 1]],
		["google_project_iam_binding.u", "roles/owner", "${var.owners}", ["u", 0, "members"]],
	}
}

test_reads_policies_of_data_sources if {
	_found({
		"resource": {"google_project_iam_policy": {
			"p": [{"policy_data": "${data.google_iam_policy.admin.policy_data}"}],
			"u": [{"policy_data": "${var.policy}"}],
			"none": [{}],
		}},
		"data": {"google_iam_policy": {
			"admin": [{"binding": [{"role": "roles/owner", "members": ["user:a"]}, {"role": "r", "members": []}]}],
			"other": [{"binding": [{"role": "roles/owner", "members": ["user:b"]}]}],
		}},
	}) == {["google_project_iam_policy.p", "roles/owner", "user:a", ["admin", 0, "binding", 0, "members", 0]]}
}

test_reads_policies_in_json if {
	policy := json.marshal({"bindings": [{"role": "roles/owner", "members": ["user:a"]}]})
	_found({"resource": {"google_project_iam_policy": {
		"p": [{"policy_data": policy}],
		"odd": [{"policy_data": "[1]"}, {"policy_data": "x"}, {"policy_data": 1}],
	}}}) == {["google_project_iam_policy.p", "roles/owner", "user:a", ["p", 0, "policy_data"]]}
}

test_leaves_out_bindings_of_nobody if {
	found := [[binding.resource.name, binding.role, binding.at, binding.members] |
		some binding in google_iam.bindings({"google_project"})
	] with input as {"resource": {"google_project_iam_binding": {
		"empty": [{"role": "roles/owner", "members": []}],
		"missing": [{"role": "roles/owner"}],
		"nothing": [{}],
	}}}
	found == [
		["missing", "roles/owner", ["resource", "google_project_iam_binding", "missing", 0, "role"], []],
		["nothing", "", ["resource", "google_project_iam_binding", "nothing", 0], []],
	]
}

test_tells_who_may_be_anybody if {
	every member in ["${var.member}", "${module.account.member}", "${each.value}"] {
		google_iam.may_be_anybody(member)
	}
	every member in ["user:${var.user}", "allUsers", "${google_service_account.a.member}", "${data.google_x.y.z}"] {
		not google_iam.may_be_anybody(member)
	}
}

test_tells_which_roles_may_be_any if {
	every role in ["${var.role}", "${each.value}", "roles/${var.role}"] {
		google_iam.may_be_any_role(role)
	}
	every role in ["roles/viewer", "${google_project_iam_custom_role.r.id}", "${google_organization_iam_custom_role.r[0].name}"] {
		not google_iam.may_be_any_role(role)
	}
}

test_tells_service_accounts if {
	every member in ["serviceAccount:a@b", "serviceAccount:${var.a}", "${google_service_account.a.member}"] {
		google_iam.is_service_account(member)
	}
	every member in ["user:a", "allUsers", "${var.member}", "${google_service_account.a.email}"] {
		not google_iam.is_service_account(member)
	}
}

test_tells_service_agents if {
	every member in [
		"serviceAccount:service-1234@gcp-sa-pubsub.iam.gserviceaccount.com",
		"serviceAccount:service-${data.google_project.p.number}@gcp-sa-pubsub.iam.gserviceaccount.com",
		"serviceAccount:1234@cloudservices.gserviceaccount.com",
		"serviceAccount:${google_project_service_identity.pubsub.email}",
		"serviceAccount:${data.google_storage_project_service_account.gcs.email_address}",
	] {
		google_iam.is_service_agent(member)
	}
	every member in [
		"serviceAccount:service-desk@shop.iam.gserviceaccount.com",
		"serviceAccount:1234-compute@developer.gserviceaccount.com",
		"serviceAccount:${data.google_compute_default_service_account.d.email}",
		"user:a",
	] {
		not google_iam.is_service_agent(member)
	}
}

test_knows_default_accounts if {
	every member in [
		"serviceAccount:1234-compute@developer.gserviceaccount.com",
		"shop@appspot.gserviceaccount.com",
		"serviceAccount:${data.google_project.shop.number}-compute@developer.gserviceaccount.com",
		"${data.google_compute_default_service_account.default.id}",
		"serviceAccount:${data.google_app_engine_default_service_account.default.email}",
	] {
		google_iam.is_default_account(member)
	}
	every member in ["user:jane@example.com", "serviceAccount:${google_service_account.a.email}", "${var.member}", 1] {
		not google_iam.is_default_account(member)
	}
}

test_leaves_out_bindings_of_agents if {
	agent := "serviceAccount:service-1@gcp-sa-pubsub.iam.gserviceaccount.com"
	module := {"resource": {"google_folder_iam_binding": {
		"agent": [{"role": "r", "members": [agent]}],
		"both": [{"role": "r", "members": [agent, "user:a"]}],
		"nobody": [{"role": "r"}],
	}}}
	found := {binding.resource.name | some binding in google_iam.bindings_of_others({"google_folder"})} with input as module
	found == {"both", "nobody"}
}

test_knows_no_agent_in_what_is_no_text if {
	every member in [null, 1, ["x"], {}] {
		not google_iam.is_service_agent(member)
	}
}

test_finds_the_owner_of_what_is_granted if {
	grant := {"bucket": "${google_container_registry.a.id}", "role": "r", "member": "allUsers"}
	found := google_iam.grants_on("google_container_registry", "google_storage_bucket", "bucket") with input as {"resource": {
		"google_container_registry": {"a": [{}], "b": [{}]},
		"google_storage_bucket_iam_member": {"g": [grant]},
	}}
	[entry.owner.address | some entry in found] == ["google_container_registry.a"]
}
