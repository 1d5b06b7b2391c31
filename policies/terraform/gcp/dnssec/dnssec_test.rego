package terraform.gcp.dnssec_test

import data.lib.fix
import data.terraform.gcp.dnssec

_zone(body) := {"resource": {"google_dns_managed_zone": {"z": [body]}}}

_path := ["resource", "google_dns_managed_zone", "z", 0]

test_finds_public_zones_that_are_not_signed if {
	every state in ["off", "OFF"] {
		fix.bare(dnssec.deny) == {{
			"message": "DNSSEC is off for a public zone",
			"at": array.concat(_path, ["dnssec_config", 0, "state"]),
			"resource": "google_dns_managed_zone.z",
		}} with input as _zone({"visibility": "public", "dnssec_config": [{"state": state}]})
	}
}

test_finds_zones_of_which_nothing_is_said if {
	fix.bare(dnssec.deny) == {{
		"message": "DNSSEC is off for a public zone",
		"at": _path,
		"resource": "google_dns_managed_zone.z",
	}} with input as _zone({"dns_name": "example.com."})
	fix.bare(dnssec.deny) == {{
		"message": "DNSSEC is off for a public zone",
		"at": array.concat(_path, ["dnssec_config", 0]),
		"resource": "google_dns_managed_zone.z",
	}} with input as _zone({"dnssec_config": [{}]})
}

test_accepts_signed_and_private_zones if {
	dnssec.deny == set() with input as _zone({"dnssec_config": [{"state": "on"}]})
	dnssec.deny == set() with input as _zone({"dnssec_config": [{"state": "transfer"}]})
	dnssec.deny == set() with input as _zone({"visibility": "private"})
	dnssec.unknown == set() with input as _zone({"visibility": "private", "dnssec_config": [{"state": "${var.s}"}]})
}

test_says_what_is_unknown if {
	dnssec.deny == set() with input as _zone({"dnssec_config": [{"state": "${var.state}"}]})
	dnssec.unknown == {{
		"message": "dnssec_config.state is known only when Terraform runs",
		"at": array.concat(_path, ["dnssec_config", 0, "state"]),
		"resource": "google_dns_managed_zone.z",
	}} with input as _zone({"dnssec_config": [{"state": "${var.state}"}]})
	dnssec.deny == set() with input as _zone({"visibility": "${var.visibility}"})
	dnssec.unknown == {{
		"message": "visibility is known only when Terraform runs",
		"at": _path,
		"resource": "google_dns_managed_zone.z",
	}} with input as _zone({"visibility": "${var.visibility}"})
}

test_accepts_other_documents if {
	dnssec.deny == set() with input as {"kind": "Pod"}
	dnssec.unknown == set() with input as {"kind": "Pod"}
}
