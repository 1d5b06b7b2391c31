resource "google_dataproc_cluster" "main" {
  name   = "main"
  region = "europe-west3"

  cluster_config {
    encryption_config {
      kms_key_name = google_kms_crypto_key.main.id
    }
  }
}
