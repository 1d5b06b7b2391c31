variable "days" {
  default = 365
}

resource "google_kms_crypto_key" "orders" { # finding: terraform.gcp.kms_rotation
  name     = "orders"
  key_ring = google_kms_key_ring.shop.id
}

resource "google_kms_crypto_key" "stock" {
  name            = "stock"
  key_ring        = google_kms_key_ring.shop.id
  rotation_period = "${var.days * 24 * 60 * 60}s" # finding: terraform.gcp.kms_rotation
}

resource "google_kms_crypto_key" "days" {
  name            = "days"
  key_ring        = google_kms_key_ring.shop.id
  rotation_period = "90d" # finding: terraform.gcp.kms_rotation
}
