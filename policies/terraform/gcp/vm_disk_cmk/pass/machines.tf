resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west3-a"

  boot_disk {
    kms_key_self_link = google_kms_crypto_key.disks.id

    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}

resource "google_compute_instance" "orders" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west3-a"

  boot_disk {
    source = google_compute_disk.orders.self_link
  }
}
