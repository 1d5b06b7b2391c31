resource "google_kms_crypto_key_iam_member" "everybody" {
  crypto_key_id = google_kms_crypto_key.shop.id
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.google_kms_key_is_public
}

resource "google_kms_crypto_key_iam_binding" "readers" {
  crypto_key_id = google_kms_crypto_key.shop.id
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.google_kms_key_is_public
  ]
}
