resource "google_compute_instance" "gateway" {
  name           = "gateway"
  machine_type   = "e2-medium"
  zone           = "europe-west1-b"
  can_ip_forward = false # finding: terraform.gcp.ip_forwarding
}

resource "google_compute_instance_template" "gateways" {
  name_prefix    = "gateway-"
  machine_type   = "e2-medium"
  can_ip_forward = false # finding: terraform.gcp.ip_forwarding
}
