# METADATA
# title: Firewall rule that allows every port
# description: >-
#   A rule lets its sources in to every port of a protocol. Whoever gets into one machine of them reaches all that
#   runs on the others: databases, what administrators use, and whatever somebody starts next.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: Google Cloud, VPC firewall rules
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
#     description: Terraform, google_compute_firewall
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_firewall]
#   remediation: >-
#     Name the ports that are needed in `ports`.
package terraform.gcp.compute_disable_allow_all_ports

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": allow.path, "resource": firewall.address} if {
	some firewall in _firewalls
	some allow in google.blocks(firewall, "allow")
	not allow.doubt
	protocol := lower(sprintf("%v", [object.get(allow.body, "protocol", "")]))
	_is_whole(protocol, terraform.argument(allow.body, "ports", []))
	message := sprintf("every port of %s is allowed", [_named(protocol)])
}

unknown contains google.doubt("ports", allow.path, firewall) if {
	some firewall in _firewalls
	some allow in google.blocks(firewall, "allow")
	ports := object.get(allow.body, "ports", null)
	is_string(ports)
	terraform.unknown(ports)
}

# Those that let something in.
_firewalls := [firewall |
	some firewall in terraform.resources_of({"google_compute_firewall"})
	terraform.argument(firewall.body, "direction", "INGRESS") == "INGRESS"
	not terraform.is_true(object.get(firewall.body, "disabled", null))
]

_is_whole("all", _)

_is_whole(protocol, ports) if {
	protocol in {"6", "17", "tcp", "udp"}
	ports in [[], ["0-65535"], ["1-65535"]]
}

_named("6") := "tcp"

_named("17") := "udp"

_named("all") := "every protocol"

_named(protocol) := protocol if not protocol in {"17", "6", "all"}
