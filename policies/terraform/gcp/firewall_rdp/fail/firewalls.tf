variable "port" {
  default = 3389
}

resource "google_compute_firewall" "admin" {
  name          = "admin"
  network       = google_compute_network.shop.name
  source_ranges = ["192.0.2.0/24", "0.0.0.0/0"] # finding: terraform.gcp.firewall_rdp
  target_tags   = ["admin"]

  allow {
    protocol = "tcp"
    ports    = [var.port]
  }
}

resource "google_compute_firewall" "both" {
  name          = "both"
  network       = google_compute_network.shop.name
  source_ranges = ["::/0"] # finding: terraform.gcp.firewall_rdp
  source_tags   = ["bastion"]

  allow {
    protocol = "6"
    ports    = ["3387-3392"]
  }
}

resource "google_compute_firewall" "anybody" { # finding: terraform.gcp.firewall_rdp
  name    = "anybody"
  network = google_compute_network.shop.name

  allow {
    protocol = "all"
  }
}

resource "google_compute_network_firewall_policy_rule" "admin" {
  firewall_policy = google_compute_network_firewall_policy.shop.name
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"] # finding: terraform.gcp.firewall_rdp

    layer4_configs {
      ip_protocol = "tcp"
      ports       = [3389]
    }
  }
}
