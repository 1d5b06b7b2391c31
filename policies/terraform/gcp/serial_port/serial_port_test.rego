package terraform.gcp.serial_port_test

import data.terraform.gcp.serial_port

_machine(metadata) := {"resource": {"google_compute_instance": {"m": [{"metadata": metadata}]}}}

_at := ["resource", "google_compute_instance", "m", 0, "metadata", "serial-port-enable"]

test_finds_open_consoles if {
	every yes in [true, "TRUE", "true", "1", 1, "yes"] {
		serial_port.deny == {{
			"message": "serial console can be reached from the internet",
			"at": _at,
			"resource": "google_compute_instance.m",
		}} with input as _machine({"serial-port-enable": yes})
	}
}

test_finds_open_consoles_of_templates_and_projects if {
	yes := [{"metadata": {"serial-port-enable": "TRUE"}}]
	found := {finding.resource | some finding in serial_port.deny} with input as {"resource": {
		"google_compute_instance_template": {"a": yes},
		"google_compute_instance_from_template": {"b": yes},
		"google_compute_project_metadata": {"c": yes},
		"google_compute_project_metadata_item": {"d": [{"key": "serial-port-enable", "value": "1"}]},
	}}
	found == {
		"google_compute_instance_template.a",
		"google_compute_instance_from_template.b",
		"google_compute_project_metadata.c",
		"google_compute_project_metadata_item.d",
	}
}

test_accepts_closed_consoles if {
	serial_port.deny == set() with input as _machine({"serial-port-enable": false})
	serial_port.deny == set() with input as _machine({"serial-port-enable": "FALSE"})
	serial_port.deny == set() with input as _machine({"serial-port-logging-enable": "TRUE"})
	serial_port.deny == set() with input as {"resource": {"google_compute_instance": {"m": [{}]}}}
}

test_says_what_is_unknown if {
	serial_port.deny == set() with input as _machine({"serial-port-enable": "${var.serial}"})
	serial_port.unknown == {{
		"message": "serial-port-enable is known only when Terraform runs",
		"at": _at,
		"resource": "google_compute_instance.m",
	}} with input as _machine({"serial-port-enable": "${var.serial}"})
	serial_port.unknown == {{
		"message": "serial-port-enable is known only when Terraform runs",
		"at": ["resource", "google_compute_instance", "m", 0, "metadata"],
		"resource": "google_compute_instance.m",
	}} with input as _machine("${var.metadata}")
	serial_port.unknown == set() with input as _machine({"startup-script": "${file(\"start.sh\")}"})
}

_item(value) := {"resource": {"google_compute_project_metadata_item": {"i": [{"key": "${var.key}", "value": value}]}}}

test_does_not_know_entries_of_an_unknown_key if {
	serial_port.deny == set() with input as _item("true")
	count(serial_port.unknown) == 1 with input as _item("true")
	serial_port.unknown == set() with input as _item("false")
}

test_accepts_other_documents if {
	serial_port.deny == set() with input as {"kind": "Pod"}
	serial_port.unknown == set() with input as {"kind": "Pod"}
}
