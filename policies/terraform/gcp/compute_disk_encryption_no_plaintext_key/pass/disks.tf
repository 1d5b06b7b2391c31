resource "google_compute_disk" "main" {
  name = "main"
  zone = "europe-west3-a"

  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.disks.id
  }
}
