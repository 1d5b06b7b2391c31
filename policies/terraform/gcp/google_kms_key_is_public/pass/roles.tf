resource "google_kms_crypto_key_iam_member" "readers" {
  crypto_key_id = google_kms_crypto_key.shop.id
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
