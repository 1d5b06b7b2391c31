resource "google_notebooks_instance" "main" {
  name         = "main"
  location     = "europe-west3-a"
  machine_type = "e2-medium"
  kms_key      = google_kms_crypto_key.main.id
}
