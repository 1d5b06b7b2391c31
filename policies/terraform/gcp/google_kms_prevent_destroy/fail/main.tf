resource "google_kms_crypto_key" "main" { # finding: terraform.gcp.google_kms_prevent_destroy
  name     = "main"
  key_ring = google_kms_key_ring.main.id
}

resource "google_kms_crypto_key" "said" {
  name     = "said"
  key_ring = google_kms_key_ring.main.id

  lifecycle {
    prevent_destroy = false # finding: terraform.gcp.google_kms_prevent_destroy
  }
}
