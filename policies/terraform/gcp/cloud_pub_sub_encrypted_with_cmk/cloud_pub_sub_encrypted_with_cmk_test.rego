package terraform.gcp.cloud_pub_sub_encrypted_with_cmk_test

import data.terraform.gcp.cloud_pub_sub_encrypted_with_cmk

_module(body) := {"resource": {"google_pubsub_topic": {"main": [body]}}}

_found(steps) := {{
	"message": "what is sent to the topic is encrypted with a key of Google",
	"at": array.concat(["resource", "google_pubsub_topic", "main", 0], steps),
	"resource": "google_pubsub_topic.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["kms_key_name"], {"kms_key_name": ""}],
	[[], {}],
	[["kms_key_name"], {"kms_key_name": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		cloud_pub_sub_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]

test_accepts_what_is_right if {
	every body in _right {
		cloud_pub_sub_encrypted_with_cmk.deny == set() with input as _module(body)
		cloud_pub_sub_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"kms_key_name": "${var.choice}"}
	cloud_pub_sub_encrypted_with_cmk.deny == set() with input as _module(body)
	cloud_pub_sub_encrypted_with_cmk.unknown == {{
		"message": "kms_key_name is known only when Terraform runs",
		"at": array.concat(["resource", "google_pubsub_topic", "main", 0], ["kms_key_name"]),
		"resource": "google_pubsub_topic.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_pub_sub_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	cloud_pub_sub_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	cloud_pub_sub_encrypted_with_cmk.deny == set() with input as {"resource": {"google_pubsub_topic": "odd"}}
}
