resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = google_kms_key_ring.shop.id
}

resource "google_kms_crypto_key_iam_member" "orders" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyEncrypter"
  member        = "allUsers" # finding: terraform.gcp.gcpkms_crypto_keys_are_not_publicly_accessible
}
