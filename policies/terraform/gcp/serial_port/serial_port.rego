# METADATA
# title: Serial console open
# description: >-
#   The serial console of the machine can be reached through the internet. No firewall rule applies to it, neither
#   can it be narrowed to addresses: whoever has a fitting SSH key may try to log in.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
#     description: Google Cloud, Troubleshoot using the serial console
#   - ref: https://cloud.google.com/compute/docs/metadata/setting-custom-metadata
#     description: Google Cloud, Set and remove custom metadata
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_project_metadata, terraform_module/google_compute_project_metadata_item,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Take `serial-port-enable` out of the metadata, or set it to `FALSE`. Switch it on by hand for as long as a
#     machine has to be repaired; the organization policy `compute.disableSerialPortAccess` forbids it everywhere.
#   controls:
#     cis_gcp_3_0: ["4.5"]
package terraform.gcp.serial_port

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google.metadata
	entry.key == "serial-port-enable"
	google.is_on(entry.value)
	message := "serial console can be reached from the internet"
}

unknown contains google.doubt("serial-port-enable", entry.at, entry.resource) if {
	some entry in google.metadata
	_may_be_it(entry.key)
	_may_be_on(entry.value)
	terraform.unknown([entry.key, entry.value])
}

_may_be_on(value) if terraform.unknown(value)

_may_be_on(value) if google.is_on(value)

_may_be_it("serial-port-enable")

_may_be_it(key) if terraform.unknown(key)
