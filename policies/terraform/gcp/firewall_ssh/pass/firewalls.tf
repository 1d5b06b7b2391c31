resource "google_compute_firewall" "proxy" {
  name          = "from-identity-aware-proxy"
  network       = google_compute_network.shop.name
  source_ranges = ["35.235.240.0/20"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.shop.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["80", "443"]
  }

  allow {
    protocol = "udp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "inside" {
  name        = "inside"
  network     = google_compute_network.shop.name
  source_tags = ["bastion"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "out" {
  name               = "out"
  network            = google_compute_network.shop.name
  direction          = "EGRESS"
  destination_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "off" {
  name          = "off"
  network       = google_compute_network.shop.name
  disabled      = true
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
  }
}

resource "google_compute_firewall" "chosen" {
  name          = "chosen"
  network       = google_compute_network.shop.name
  source_ranges = var.ranges

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
