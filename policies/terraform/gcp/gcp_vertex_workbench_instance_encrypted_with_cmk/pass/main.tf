resource "google_workbench_instance" "main" {
  name     = "main"
  location = "europe-west3-a"

  gce_setup {
    boot_disk {
      kms_key = google_kms_crypto_key.main.id
    }
  }
}
